import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'

/** A provision by which an item may be inspected: 《代理记账管理办法》(2019) articles 3, 17. */
export interface LegalBasis {
  readonly instrument: string
  readonly year: number
  readonly articles: readonly number[]
}

export const methods = { 'on-site': '实地', 'on-paper': '书面', online: '网络' } as const

export type Method = keyof typeof methods

export type ItemState = 'draft' | 'published' | 'retired'

/** 抽查事项 with the fields the seed notice asks for: 类别, 检查对象, 依据, 主体, 内容, 方式. */
export interface Item {
  readonly id: string
  readonly name: string
  readonly category: string
  readonly targetKind: string
  readonly legalBasis: readonly LegalBasis[]
  readonly subject: string
  readonly content: string
  readonly methods: readonly Method[]
  readonly state: ItemState
  readonly publishedOn?: Day
  readonly retired?: { readonly on: Day; readonly reason: string }
}

export const itemLifecycle = lifecycle({
  what: '抽查事项',
  en: 'The item',
  states: { draft: '草稿', published: '已公布', retired: '已废止' },
  moves: {
    publish: { from: ['draft'], to: 'published', zh: '公布' },
    retire: { from: ['draft', 'published'], to: 'retired', zh: '废止' },
  },
})

/** 《代理记账管理办法》（2019）第3、17、26、27条 */
export function citation({ instrument, year, articles }: LegalBasis): string {
  return `《${instrument}》（${year}）第${articles.join('、')}条`
}
