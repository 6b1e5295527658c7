/**
 * Regions known by name, GB/T 2260: the province, its cities, and the counties of Xinzhou. Elsewhere a file writes the code
 * before the name: `350203 思明区`. The code is the tree: two digits for the province, two for the city, two for the county.
 */
const names: Readonly<Record<string, string>> = {
  140000: '山西省',
  140100: '太原市',
  140200: '大同市',
  140300: '阳泉市',
  140400: '长治市',
  140500: '晋城市',
  140600: '朔州市',
  140700: '晋中市',
  140800: '运城市',
  141000: '临汾市',
  141100: '吕梁市',
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

export function regionName(code: string): string | undefined {
  return names[code]
}

/** A region with those directly below it. */
export interface RegionTree extends Region {
  readonly below: readonly RegionTree[]
}

/** What is above a region: of 140902 it is 140900, of that 140000; a province has nothing above. */
function regionAbove(code: string): string | undefined {
  if (!code.endsWith('00')) return `${code.slice(0, 4)}00`
  return code.endsWith('0000') ? undefined : `${code.slice(0, 2)}0000`
}

/** Whether a region is another one or lies within it. */
export function isWithin(code: string, area: string): boolean {
  return code === area || code.startsWith(area.replace(/(?:00)+$/, ''))
}

/** The tree of the regions that are known, from one of them down, in the order of their codes. */
export function regionTree(root: string): RegionTree | undefined {
  const name = names[root]
  if (name === undefined) return undefined
  const below = Object.keys(names).filter((code) => regionAbove(code) === root)
  return { code: root, name, below: below.toSorted().flatMap((code) => regionTree(code) ?? []) }
}

/** A region as `regionOf` reads it to the same one, whether its name is known here or not. */
export function regionText({ code, name = names[code] ?? code }: { code: string; name?: string }): string {
  return `${code} ${name}`
}
