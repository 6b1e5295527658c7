import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { Guide } from './guide.ts'

/** A provision by which an item may be inspected: 《代理记账管理办法》(2019) articles 3, 17. */
export interface LegalBasis {
  readonly instrument: string
  readonly year: number
  readonly articles: readonly number[]
}

export const methods = { 'on-site': '实地', 'on-paper': '书面', online: '网络' } as const

export type Method = keyof typeof methods

export type ItemState = 'draft' | 'published' | 'retired'

export const weights = { general: '一般检查事项', key: '重点检查事项' } as const

type Weight = keyof typeof weights

/** What an item says: the fields that the seed notice asks for (类别, 检查对象, 依据, 主体, 内容, 方式), its weight and its guide. */
export interface ItemContent {
  readonly name: string
  readonly category: string
  readonly targetKind: string
  readonly legalBasis: readonly LegalBasis[]
  readonly subject: string
  readonly content: string
  readonly methods: readonly Method[]
  /** General when it is not said. */
  readonly weight?: Weight
  /** Least sampling ratio that the list lays down for the item itself, basis points; absent: none of its own. */
  readonly leastRatio?: number
  readonly guide?: Guide
}

/** An edition as the item's own list names it. */
export interface EditionMark {
  readonly edition: number
  readonly effectiveFrom: Day
  readonly publishedOn: Day
}

/** 抽查事项. Its content is that of the last published edition, or of the draft before the first. */
export interface Item extends ItemContent {
  readonly id: string
  readonly state: ItemState
  /** Day of the first publication. */
  readonly publishedOn?: Day
  readonly editions?: readonly EditionMark[]
  /** The next edition while it is being written. */
  readonly revision?: ItemContent
  /** Who wrote what is not published yet: none of them may publish it. */
  readonly editedBy?: readonly string[]
  readonly retired?: { readonly on: Day; readonly reason: string }
}

/** A published edition, readable for ever. `id` is `<item id>@<edition>`. */
export interface ItemEdition extends ItemContent, EditionMark {
  readonly id: string
  readonly itemId: string
}

export const itemLifecycle = lifecycle({
  what: '抽查事项',
  en: 'The item',
  states: { draft: '草稿', published: '已公布', retired: '已废止' },
  moves: {
    edit: { from: ['draft'], to: 'draft', zh: '修改', via: ['editItem', 'applyImport'] },
    revise: { from: ['published'], to: 'published', zh: '修订', via: ['editItem', 'publishItem', 'publishItems'] },
    publish: { from: ['draft'], to: 'published', zh: '公布', via: ['publishItem', 'publishItems'] },
    retire: { from: ['draft', 'published'], to: 'retired', zh: '废止', via: ['retireItem'] },
  },
})

/** 《代理记账管理办法》（2019）第3、17、26、27条 */
export function citation({ instrument, year, articles }: LegalBasis): string {
  return `《${instrument}》（${year}）第${articles.join('、')}条`
}
