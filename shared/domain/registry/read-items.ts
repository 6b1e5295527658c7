import { citation, type Item, type Method, methods, weights } from './item.ts'
import { parseLegalBasis } from './legal-basis.ts'
import type { Layout } from './read-rows.ts'
import type { RowReader } from './row-reader.ts'
import type { Column } from './table.ts'

/** What a file says of an item; its state is the registry's own. */
export type ItemRow = Pick<
  Item,
  'id' | 'name' | 'category' | 'targetKind' | 'legalBasis' | 'subject' | 'content' | 'methods' | 'weight' | 'leastRatio'
>

const columns: readonly Column[] = [
  ...['事项编号', '抽查事项', '类别', '检查对象', '检查依据', '检查主体', '检查内容', '检查方式'].map((name) => ({
    name,
  })),
  { name: '事项类别', optional: true },
  { name: '最低抽查比例', optional: true },
]

const weightNames = { key: [weights.key, '重点'], general: [weights.general, '一般'], unsaid: [] } as const

const methodNames: Readonly<Record<string, Method>> = { 实地: 'on-site', 书面: 'on-paper', 网络: 'online' }

/** An item list (抽查事项清单). */
export const itemLayout: Layout<ItemRow> = {
  columns,
  key: '事项编号',
  read: (row) => ({
    record: {
      id: itemId(row),
      name: row.text('抽查事项'),
      category: row.text('类别'),
      targetKind: row.text('检查对象'),
      legalBasis: basis(row),
      subject: row.text('检查主体'),
      content: row.text('检查内容'),
      methods: methodsOf(row),
      ...weightOf(row),
      ...leastRatioOf(row),
    },
  }),
  write: ({ id, name, category, targetKind, legalBasis, subject, content, methods: chosen, weight, leastRatio }) => [
    id,
    name,
    category,
    targetKind,
    legalBasis.map(citation).join('；'),
    subject,
    content,
    chosen.map((method) => methods[method]).join('、'),
    weight ? weights[weight] : '',
    leastRatio === undefined ? '' : `${leastRatio / 100}%`,
  ],
}

function itemId(row: RowReader): string {
  const id = row.code('事项编号')
  if (id && !/^[\p{L}\p{N}._-]{1,64}$/u.test(id)) {
    row.error('事项编号', {
      zh: '编号只能用文字、数字和 . _ -，至多 64 位',
      en: 'an id holds letters, digits and . _ -, at most 64',
    })
  }
  return id
}

function weightOf(row: RowReader): Pick<Item, 'weight'> {
  const weight = row.choice('事项类别', weightNames, 'unsaid')
  return weight === 'unsaid' ? {} : { weight }
}

/** `20%`, `20`, or the number 0.2 that a spreadsheet keeps of a percentage. */
function leastRatioOf(row: RowReader): Pick<Item, 'leastRatio'> {
  const given = row.optional('最低抽查比例')
  if (!given) return {}
  const [, number, sign] = /^(\d{1,3}(?:\.\d{1,4})?)\s*([%％])?$/.exec(given) ?? []
  const value = Number(number)
  const leastRatio = Math.round(value * (!sign && value <= 1 ? 10_000 : 100))
  if (leastRatio >= 1 && leastRatio <= 10_000) return { leastRatio }
  row.error('最低抽查比例', { zh: `“${given}”不是比例，应如 20%`, en: `"${given}" is not a ratio: write 20%` })
  return {}
}

function basis(row: RowReader) {
  const { bases, faults } = parseLegalBasis(row.optional('检查依据'))
  for (const { zh, en } of faults) {
    row.error('检查依据', {
      zh: `${zh}，应如《代理记账管理办法》（2019）第3、17条`,
      en: `${en}; write 《代理记账管理办法》（2019）第3、17条`,
    })
  }
  return bases
}

function methodsOf(row: RowReader): Method[] {
  const words = row
    .text('检查方式')
    .split(/[、,，;；/\s]+/u)
    .filter(Boolean)
  return words.flatMap((word) => {
    const method = methodNames[word.replace(/检查|核查/u, '')]
    if (!method)
      row.error('检查方式', { zh: `“${word}”不可用，可填：实地、书面、网络`, en: `"${word}" is not a method` })
    return method ?? []
  })
}
