import { indexPath } from '../../../shared/domain/dossier/dossier-index.ts'
import { verifyDossierFile } from './open-dossier.ts'

/**
 * Prints what was checked of a dossier, and what its index hashes to: the one number by which it is held against the platform's
 * record.
 *
 * @returns whether it verifies
 */
export async function tellDossier(path: string, say: (line: string) => void): Promise<boolean> {
  const { ok, checks, firstDifference, index, indexDigest } = await verifyDossierFile(path)
  for (const check of checks) say(`${check.ok ? '✓' : '✗'} ${check.zh}  ${check.en}`)
  if (firstDifference) {
    say(`\n第一处不符 (first difference)：${firstDifference.where}`)
    say(`  ${firstDifference.zh}\n  ${firstDifference.en}`)
  }
  if (index && indexDigest) {
    say(`\n卷宗 ${index.dossier}：${index.targetName}，${index.parts.length} 个文件`)
    say(`${indexPath} SHA-256：${indexDigest}`)
    say('请与平台记录中的目录摘要核对 (compare it with the one on record)')
  }
  say(ok ? '\n卷宗核对无误\nThe dossier verifies.' : '\n卷宗核对不符\nThe dossier does NOT verify.')
  return ok
}
