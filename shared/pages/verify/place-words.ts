const names: Readonly<Record<string, string>> = {
  suite: '算法版本',
  manifest: '抽取清单',
  manifestDigest: '清单摘要',
  roster: '对象名录',
  officers: '执法人员名单',
  recusals: '回避名单',
  contributions: '见证输入',
  nonce: '密数',
  seed: '种子',
  drawn: '抽中对象',
  teams: '执法小组',
  resultDigest: '结果摘要',
  strata: '各等级名额',
  exclusions: '排除名单',
  ids: '名单',
  by: '见证人',
  value: '内容',
  size: '数量',
  digest: '摘要',
  quota: '名额',
  take: '本轮抽取数',
  level: '等级',
}

/** What stands at each place of the rows that are lists themselves (SPEC 9). */
const places: Readonly<Record<string, readonly string[]>> = {
  roster: ['编号', '等级', '区域'],
  officers: ['编号', '区域', '标签'],
  recusals: ['对象', '人员'],
  teams: ['对象', '人员'],
}

/** A JSON path in words: `$.teams[1][1][0]` → 执法小组 › 第 2 行 › 人员 › 第 1 位. Unknown names stay as they are. */
export function placeInWords(path: string): string {
  const steps = [...path.matchAll(/\.([A-Za-z]+)|\[(\d+)\]/g)].map(([, name, at]) => name ?? Number(at))
  if (steps.length === 0) return '整个文件'
  return steps.map((step, at) => wordOf(step, steps.slice(0, at))).join(' › ')
}

function wordOf(step: string | number, before: readonly (string | number)[]): string {
  if (typeof step === 'string') return names[step] ?? step
  const [list] = before
  const row = typeof list === 'string' ? places[list] : undefined
  if (row === undefined || before.length === 1) return `第 ${step + 1} 行`
  return before.length === 2 ? (row[step] ?? `第 ${step + 1} 项`) : `第 ${step + 1} 位`
}
