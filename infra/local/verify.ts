import { readFile } from 'node:fs/promises'
import { verifyBundle } from '../../shared/domain/verify/verify-bundle.ts'

/** `npm run verify -- FILE_OR_URL`: recomputes a draw from its public bundle. Exit 1 on any difference, 2 when there is nothing to read. */
const [source] = process.argv.slice(2)
if (!source) {
  console.error('用法：npm run verify -- 文件或网址 (FILE_OR_URL)')
  process.exit(2)
}

const { ok, checks, firstDifference, summary } = verifyBundle(await read(source))
for (const check of checks) console.log(`${check.ok ? '✓' : '✗'} ${check.zh}  ${check.en}`)
if (firstDifference) {
  console.log(`\n第一处不符 (first difference)：${firstDifference.where}`)
  console.log(`  ${firstDifference.zh}\n  ${firstDifference.en}`)
}
console.log(`\n${summary.zh}\n${summary.en}`)
process.exit(ok ? 0 : 1)

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
