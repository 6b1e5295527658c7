/** Regions known by name, GB/T 2260. Elsewhere a file writes the code before the name: `350203 思明区`. */
const names: Readonly<Record<string, string>> = {
  140900: '忻州市',
  140902: '忻府区',
  140921: '定襄县',
  140922: '五台县',
  140923: '代县',
  140924: '繁峙县',
  140925: '宁武县',
  140926: '静乐县',
  140927: '神池县',
  140928: '五寨县',
  140929: '岢岚县',
  140930: '河曲县',
  140931: '保德县',
  140932: '偏关县',
  140981: '原平市',
}

const codes = new Map(Object.entries(names).map(([code, name]) => [name, code]))

export interface Region {
  readonly code: string
  readonly name: string
}

/** A region as clerks write it: `忻府区`, `140902` or `140902 忻府区`; undefined when it is not known. */
export function regionOf(text: string): Region | undefined {
  const [, code = '', name = ''] = /^(\d{6})?\s*(.*)$/.exec(text) ?? []
  const known = code || codes.get(name)
  const shown = name || names[code]
  return known && shown ? { code: known, name: shown } : undefined
}
