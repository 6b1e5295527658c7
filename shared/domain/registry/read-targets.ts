import type { Day } from '../../kernel/days.ts'
import { foldedText, shownText } from './cells.ts'
import type { Finder } from './findings.ts'
import type { Layout } from './read-rows.ts'
import { regionOf, regionText } from './regions.ts'
import type { RowReader } from './row-reader.ts'
import type { Column } from './table.ts'
import { otherKinds, type Target, targetStates } from './target.ts'
import { codeFault, codeFaults } from './uscc.ts'

const columns: readonly Column[] = [
  { name: '统一社会信用代码', also: ['社会信用代码', '注册号'] },
  { name: '名称', also: ['企业名称', '主体名称'] },
  { name: '类型', also: ['主体类型'] },
  { name: '领域' },
  { name: '所属区县', also: ['区县'] },
  { name: '住所', also: ['地址', '经营场所'] },
  { name: '信用等级' },
  { name: '信用等级来源' },
  { name: '评定日期' },
  { name: '许可证编号' },
  { name: '许可有效期起' },
  { name: '许可有效期止' },
  { name: '状态' },
  { name: '标签', also: ['标记'], optional: true },
  { name: '观察期起', optional: true },
  { name: '观察期止', optional: true },
  { name: '观察期原因', optional: true },
  { name: '联系人', optional: true },
  { name: '联系电话', also: ['电话'], optional: true },
]

const kinds = {
  enterprise: ['企业'],
  'sole-trader': ['个体工商户', '个体'],
  product: [otherKinds.product],
  project: [otherKinds.project],
  behaviour: [otherKinds.behaviour],
  other: ['其他'],
} as const
const classes = {
  A: ['A', 'A类', 'A级'],
  B: ['B', 'B类', 'B级'],
  C: ['C', 'C类', 'C级'],
  D: ['D', 'D类', 'D级'],
  unrated: ['未评级'],
} as const
const states = {
  active: [targetStates.active, '在业', '正常', '开业', '在营'],
  closed: [targetStates.closed, '歇业', '关闭'],
  cancelled: [targetStates.cancelled],
  revoked: [targetStates.revoked],
  moved: [targetStates.moved],
  // As an export says it; a file takes nobody off, and brings nobody back.
  removed: [targetStates.removed],
} as const

/** A target registry (检查对象名录库). A code that fails a check digit is a conflict: accept it, or leave the row out. */
export const targetLayout: Layout<Target> = {
  columns,
  key: '统一社会信用代码',
  read(row, found) {
    const said = row.choice('类型', kinds)
    const otherKind = said in otherKinds ? (said as keyof typeof otherKinds) : undefined
    const kind = otherKind ? 'other' : (said as Target['kind'])
    const { id, conflict } = code(row, kind, found)
    const region = regionIn(row)
    const given = {
      address: row.optional('住所'),
      creditSource: row.optional('信用等级来源'),
      creditDate: row.optionalDay('评定日期'),
      licence: licence(row),
      otherKind,
      tags: tagsIn(row),
      observation: observationIn(row),
      contact: contactIn(row),
    }
    const record: Target = {
      id,
      name: row.text('名称'),
      kind,
      field: row.text('领域'),
      region: region.code,
      regionName: region.name,
      creditClass: row.choice('信用等级', classes, 'unrated'),
      state: row.choice('状态', states, 'active'),
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)),
    }
    return { record, conflict }
  },
  write: ({ id, name, kind, otherKind, field, region, regionName, address, licence, state, ...target }) => [
    id,
    name,
    kinds[otherKind ?? kind][0],
    field,
    regionText({ code: region, name: regionName }),
    address ?? '',
    classes[target.creditClass][0],
    target.creditSource ?? '',
    target.creditDate ?? '',
    licence?.number ?? '',
    licence?.from ?? '',
    licence ? (licence.to ?? '长期') : '',
    targetStates[state],
    (target.tags ?? []).join('、'),
    target.observation?.from ?? '',
    target.observation?.to ?? '',
    target.observation?.reason ?? '',
    target.contact?.name ?? '',
    target.contact?.phone ?? '',
  ],
}

function contactIn(row: RowReader): Target['contact'] {
  const [name, phone] = [row.optional('联系人'), row.optional('联系电话')]
  return name || phone ? { ...(name ? { name } : {}), ...(phone ? { phone } : {}) } : undefined
}

function code(row: RowReader, kind: Target['kind'], found: Finder): { id: string; conflict?: string } {
  const id = row.code('统一社会信用代码')
  const fault = id ? codeFault(id) : undefined
  if (!fault) return { id }
  // What is no market subject has a number of its own kind.
  if (fault === 'shape' && kind === 'other' && /^[\p{L}\p{N}._-]{1,64}$/u.test(id)) return { id }
  const { zh, en } = codeFaults[fault]
  const about = { zh: `代码“${id}”${zh}`, en: `the code "${id}" ${en}` }
  if (fault === 'shape') {
    row.error('统一社会信用代码', about)
    return { id }
  }
  const conflict = found.conflict(row.place('统一社会信用代码'), about, {
    choices: [
      {
        id: 'accept',
        zh: '接受此代码（须说明理由）',
        en: 'accept the code as it is, with a reason',
        value: id,
        reason: true,
      },
      { id: 'leave-out', zh: '不导入此行', en: 'leave the row out', value: '' },
    ],
    group: { id: 'codes', zh: '的代码校验不符', en: 'have codes that fail a check' },
  })
  return { id, conflict }
}

function regionIn(row: RowReader) {
  const given = row.text('所属区县')
  const region = regionOf(given)
  if (given && !region) {
    row.error('所属区县', {
      zh: `不认识“${given}”，请写成“代码 名称”，如“140902 忻府区”`,
      en: `"${given}" is not known; write code and name: 140902 忻府区`,
    })
  }
  return region ?? { code: '', name: '' }
}

/** 长期 is a licence without an end, not one that ends in 9999. */
function licence(row: RowReader): Target['licence'] {
  const number = row.optional('许可证编号')
  const endless = /^(?:长期|永久|无固定期限)$/u.test(foldedText(row.cell('许可有效期止')))
  const to = endless ? undefined : row.optionalDay('许可有效期止')
  if (!number) {
    for (const header of ['许可有效期起', '许可有效期止']) {
      if (shownText(row.cell(header)))
        row.error('许可证编号', { zh: '有有效期而没有编号', en: 'has dates but no number' })
    }
    return undefined
  }
  const from = row.day('许可有效期起')
  if (!endless && !to && !row.optional('许可有效期止')) {
    row.error('许可有效期止', {
      zh: '此处不能为空；没有期限请写“长期”',
      en: 'must not be empty; write 长期 for no end',
    })
  }
  requireOrder(row, '许可有效期止', from, to)
  return { number, from, ...(to ? { to } : {}) }
}

function tagsIn(row: RowReader): readonly string[] | undefined {
  const tags = row
    .optional('标签')
    .split(/[、,，;；]/u)
    .map((tag) => tag.trim())
    .filter(Boolean)
  return tags.length > 0 ? [...new Set(tags)] : undefined
}

function observationIn(row: RowReader): Target['observation'] {
  const headers = ['观察期起', '观察期止', '观察期原因']
  if (headers.every((header) => !row.optional(header))) return undefined
  const [from, to] = [row.day('观察期起'), row.day('观察期止')]
  requireOrder(row, '观察期止', from, to)
  return { from, to, reason: row.text('观察期原因') }
}

/** Refuses a period that ends before it begins. */
export function requireOrder(row: RowReader, header: string, from: Day, to: Day | undefined): void {
  if (!from || !to || from <= to) return
  row.error(header, { zh: `止于 ${to}，早于起始日 ${from}`, en: `ends on ${to}, before it begins on ${from}` })
}
