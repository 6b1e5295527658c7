import { describe, expect, it } from 'vitest'
import { findNames, type Shards } from '../../shared/pages/search/find-names.ts'
import { searchIndex } from '../../shared/pages/search/search-index.ts'
import { type FoundName, listLimit } from '../../shared/pages/search/terms.ts'

function name(n: string, c: string, more: Partial<FoundName> = {}): FoundName {
  return { n, c, r: '忻府区', y: ['2022'], l: [], ...more }
}

/** The index as a browser has it: shard by shard. */
function shardsOf(names: readonly FoundName[]): Shards {
  const index = searchIndex(names)
  return {
    meta: async () => index.meta,
    grams: async (shard) => index.grams[shard - 1] ?? {},
    names: async (shard) => index.names[shard - 1] ?? [],
  }
}

const few = [
  name('忻府区示例甲代理记账有限公司', '91140902MA0SL00018'),
  name('定襄县示例乙代理记账有限公司', '91140921MA0SL00026', { y: ['2023'], l: ['未发现问题'] }),
  name('Example Ltd.', '91140900MA0SL00034'),
]

describe('the search without a server', () => {
  it.each([
    ['示例甲', ['91140902MA0SL00018']],
    ['示 例、乙', ['91140921MA0SL00026']],
    ['代理记账', ['91140902MA0SL00018', '91140921MA0SL00026']],
    ['ＥＸＡＭＰＬＥ', ['91140900MA0SL00034']],
    ['91140921ma0sl00026', ['91140921MA0SL00026']],
    ['甲记账', []],
    ['甲', []],
  ])('finds by "%s"', async (text, codes) => {
    const { names } = await findNames({ text }, shardsOf(few))

    expect(names.map(({ c }) => c)).toEqual(codes)
  })

  it('keeps to the year and the result that are asked for', async () => {
    expect((await findNames({ text: '代理', year: '2023' }, shardsOf(few))).names).toHaveLength(1)
    expect((await findNames({ text: '代理', label: '其他' }, shardsOf(few))).names).toEqual([])
  })

  it('goes by longer parts where two signs are common, and says so where all are', async () => {
    const many = Array.from({ length: listLimit + 50 }, (_, n) =>
      name(`示例${String.fromCodePoint(0x4e00 + n)}记账`, `9114${String(n).padStart(14, '0')}`),
    )
    const shards = shardsOf(many)
    const wanted = many[700] as FoundName

    expect((await findNames({ text: wanted.n }, shards)).names.map(({ c }) => c)).toEqual([wanted.c])
    expect(await findNames({ text: '记账' }, shards)).toEqual({ names: [], more: false, tooCommon: listLimit + 50 })
  })

  it('shows the first twenty and that there are more', async () => {
    const many = Array.from({ length: 60 }, (_, n) => name(`示例${n}号`, `9114${String(n).padStart(14, '0')}`))

    expect(await findNames({ text: '示例' }, shardsOf(many))).toMatchObject({ more: true })
    expect((await findNames({ text: '示例' }, shardsOf(many))).names).toHaveLength(20)
  })
})
