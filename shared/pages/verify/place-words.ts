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

/** A JSON path in words: `$.drawn[1].ids[3]` → 抽中对象 › 第 2 项 › 名单 › 第 4 项. Unknown names stay as they are. */
export function placeInWords(path: string): string {
  const steps = [...path.matchAll(/\.([A-Za-z]+)|\[(\d+)\]/g)]
  if (steps.length === 0) return '整个文件'
  return steps
    .map(([, name, at]) => (name === undefined ? `第 ${Number(at) + 1} 项` : (names[name] ?? name)))
    .join(' › ')
}
