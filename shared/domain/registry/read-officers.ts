import { foldedText } from './cells.ts'
import type { Finder } from './findings.ts'
import { type Officer, officerStates } from './officer.ts'
import type { Layout } from './read-rows.ts'
import { requireOrder } from './read-targets.ts'
import { regionOf, regionText } from './regions.ts'
import type { RowReader } from './row-reader.ts'
import type { Column } from './table.ts'
import { codeFault } from './uscc.ts'

const columns: readonly Column[] = [
  { name: '执法证号', also: ['执法证编号', '证号'] },
  { name: '姓名' },
  { name: '类别' },
  { name: '执法区域' },
  { name: '证件有效期起' },
  { name: '证件有效期止' },
  { name: '业务专长' },
  { name: '状态' },
  { name: '变动日期' },
  { name: '回避对象' },
  { name: '所在科室', optional: true },
]

const kinds = { officer: ['执法人员', '执法检查人员'], expert: ['专家', '辅助人员'] } as const
const states = {
  active: [officerStates.active, '在职'],
  transferred: [officerStates.transferred, '调出'],
  retired: [officerStates.retired],
  suspended: [officerStates.suspended],
} as const

/** An officer registry (执法检查人员名录库). */
export const officerLayout: Layout<Officer> = {
  columns,
  key: '执法证号',
  read(row, found) {
    const kind = row.choice('类别', kinds)
    const state = row.choice('状态', states, 'active')
    const certificate = certificateIn(row, kind)
    const since = row.optionalDay('变动日期')
    if (state !== 'active' && !row.optional('变动日期')) {
      row.error('变动日期', { zh: '不在岗时须填变动日期', en: 'is needed when the officer is not active' })
    }
    const record: Officer = {
      id: row.code('执法证号'),
      name: row.text('姓名'),
      kind,
      region: regionIn(row),
      ...(certificate ? { certificate } : {}),
      specialties: words(row, '业务专长'),
      state,
      ...(state !== 'active' && since ? { since } : {}),
      recusals: recusals(row, found),
      ...(row.optional('所在科室') ? { office: row.optional('所在科室') } : {}),
    }
    return { record }
  },
  write: ({ id, name, kind, region, certificate, specialties, state, since, recusals, office }) => [
    id,
    name,
    kinds[kind][0],
    region && regionText({ code: region }),
    certificate?.from ?? '',
    certificate?.to ?? '',
    specialties.join('、'),
    officerStates[state],
    since ?? '',
    recusals.join('、'),
    office ?? '',
  ],
}

/** A certificate ends: 长期 is refused, because eligibility is computed from its last day. */
function certificateIn(row: RowReader, kind: Officer['kind']): Officer['certificate'] {
  const given = row.optional('证件有效期起') || row.optional('证件有效期止')
  if (kind === 'expert' && !given) return undefined
  const from = row.day('证件有效期起')
  const to = row.day('证件有效期止')
  requireOrder(row, '证件有效期止', from, to)
  return { from, to }
}

function regionIn(row: RowReader): string {
  const given = row.optional('执法区域')
  const region = regionOf(given)
  if (given && !region) {
    row.error('执法区域', {
      zh: `不认识“${given}”，如“忻府区”；不限区域请留空`,
      en: `"${given}" is not a known region`,
    })
  }
  return region?.code ?? ''
}

function recusals(row: RowReader, found: Finder): string[] {
  const codes = words(row, '回避对象').map((word) => foldedText(word).toUpperCase())
  for (const code of codes.filter((each) => codeFault(each))) {
    found.warning(row.place('回避对象'), { zh: `代码“${code}”校验不符，请核对`, en: `check the code "${code}"` })
  }
  return codes
}

function words(row: RowReader, header: string): string[] {
  const all = row.optional(header).split(/[、,，;；]/u)
  return [...new Set(all.map((word) => word.trim()).filter(Boolean))]
}
