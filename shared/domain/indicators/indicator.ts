/** One record behind a figure: it is in the list, and it counts or does not. */
export interface IndicatorRecord {
  /** `<kind>/<id>` of the record: `inspections/01J…`. */
  readonly of: string
  readonly zh: string
  readonly counts: boolean
  /** What is measured of it, in the figure's measure: working days, days, visits. */
  readonly value?: number
  /** Class, region, officer: figures are given for each. */
  readonly group?: string
}

/** `share`: how many of the list count; `count`: how many count. */
export type IndicatorUnit = 'share' | 'count'

/** What `value` is a number of. `working-days` by the State Council's calendar. */
export type IndicatorMeasure = 'working-days' | 'days' | 'visits'

/** Of the values in the list. The median of an even number is the lower one of the two in the middle: one that was measured. */
interface Measures {
  readonly values: number
  readonly sum: number
  readonly average?: number
  readonly median?: number
  readonly most?: number
}

interface Figure {
  /** How many records count. */
  readonly counted: number
  /** How many records there are. */
  readonly total: number
  /** `counted` of `total`, from 0 to 1; none where there is no record, or where only counts are told. */
  readonly share?: number
}

/** A figure, told of its list and of nothing else: figure and list cannot disagree. */
export interface Indicator extends Figure {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly source: string
  readonly unit: IndicatorUnit
  /** What must be reached, from 0 to 1; `met` is absent while there is nothing to measure. */
  readonly goal?: number
  readonly met?: boolean
  readonly measured?: Measures & { readonly of: IndicatorMeasure }
  readonly groups: readonly (Figure & { readonly group: string })[]
}

export function figureOf(records: readonly IndicatorRecord[], unit: IndicatorUnit): Figure {
  const counted = records.filter(({ counts }) => counts).length
  const total = records.length
  return { counted, total, ...(unit === 'share' && total > 0 ? { share: counted / total } : {}) }
}

export function measuresOf(records: readonly IndicatorRecord[]): Measures {
  const sorted = records.flatMap(({ value }) => (value === undefined ? [] : [value])).sort((a, b) => a - b)
  const sum = sorted.reduce((all, one) => all + one, 0)
  const [median, most] = [sorted[(sorted.length - 1) >> 1], sorted.at(-1)]
  if (median === undefined || most === undefined) return { values: 0, sum }
  return { values: sorted.length, sum, average: Math.round((sum / sorted.length) * 100) / 100, median, most }
}

/** Groups in the order of their names. */
export function groupsOf(records: readonly IndicatorRecord[], unit: IndicatorUnit): Indicator['groups'] {
  const lists = new Map<string, IndicatorRecord[]>()
  for (const record of records) {
    if (record.group === undefined) continue
    const list = lists.get(record.group) ?? []
    list.push(record)
    lists.set(record.group, list)
  }
  return [...lists]
    .map(([group, list]) => ({ group, ...figureOf(list, unit) }))
    .sort((a, b) => (a.group < b.group ? -1 : 1))
}
