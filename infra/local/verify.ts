import { readFile } from 'node:fs/promises'
import type { Bundle } from '../../shared/domain/draw/types.ts'
import { verifyBundle } from '../../shared/domain/verify/verify-bundle.ts'
import { verifySupplements } from '../../shared/domain/verify/verify-supplements.ts'
import { isZip } from './dossier/open-dossier.ts'
import { tellDossier } from './dossier/tell-dossier.ts'

/**
 * `npm run verify -- FILE_OR_URL [SUPPLEMENTS]`: recomputes a draw from its public bundle, and what came after the draw from its
 * supplements. A dossier (`.zip`) is held against its own index, its record and its draw. Exit 1 on any difference, 2 when there is
 * nothing to read.
 */
const [source, after] = process.argv.slice(2)
if (!source) {
  console.error(
    '用法：npm run verify -- 验证文件、网址或卷宗.zip [递补文件或网址] (FILE_OR_URL_OR_DOSSIER [SUPPLEMENTS])',
  )
  process.exit(2)
}

if (await isZip(source)) process.exit((await tellDossier(source, console.log)) ? 0 : 1)

const text = await read(source)
const { ok, checks, firstDifference, summary } = verifyBundle(text)
for (const check of checks) console.log(`${check.ok ? '✓' : '✗'} ${check.zh}  ${check.en}`)
if (firstDifference) {
  console.log(`\n第一处不符 (first difference)：${firstDifference.where}`)
  console.log(`  ${firstDifference.zh}\n  ${firstDifference.en}`)
}
console.log(`\n${summary.zh}\n${summary.en}`)
const supplemented = ok && after !== undefined ? await supplements(after) : true
process.exit(ok && supplemented ? 0 : 1)

async function supplements(from: string): Promise<boolean> {
  const verified = verifySupplements(JSON.parse(text) as Bundle, await read(from))
  console.log('')
  for (const check of verified.checks) console.log(`${check.ok ? '✓' : '✗'} ${check.zh}  ${check.en}`)
  const { firstDifference: wrong, checks } = verified
  if (wrong && checks.length === 0) console.log(`✗ 递补文件不属于这次抽取：${wrong.zh}  ${wrong.en}`)
  console.log(
    verified.ok
      ? '\n抽取之后的递补和改派复核通过。\nWhat came after the draw verifies.'
      : '\n抽取之后的递补或改派复核不通过。\nWhat came after the draw does not verify.',
  )
  return verified.ok
}

async function read(from: string): Promise<string> {
  try {
    if (!/^https?:\/\//.test(from)) return await readFile(from, 'utf8')
    const response = await fetch(from)
    if (response.ok) return await response.text()
    throw new Error(`HTTP ${response.status}`)
  } catch (error) {
    console.error(`读不到 ${from}：${(error as Error).message}`)
    process.exit(2)
  }
}
