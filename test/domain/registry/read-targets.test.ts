import { describe, expect, it } from 'vitest'
import { sampleAgencies } from '../../../infra/local/seed/agencies-file.ts'
import type { Cell } from '../../../shared/domain/registry/cells.ts'
import { readRows } from '../../../shared/domain/registry/read-rows.ts'
import { targetLayout } from '../../../shared/domain/registry/read-targets.ts'
import { sheet, skim } from './sheets.ts'

const header = [
  '统一社会信用代码',
  '名称',
  '类型',
  '领域',
  '所属区县',
  '住所',
  '信用等级',
  '信用等级来源',
  '评定日期',
  '许可证编号',
  '许可有效期起',
  '许可有效期止',
  '状态',
]
const CODE = sampleAgencies()[0]?.code ?? ''
const OTHER = sampleAgencies()[1]?.code ?? ''

function row(changes: Record<string, Cell> = {}): Cell[] {
  const usual: Record<string, Cell> = {
    统一社会信用代码: CODE,
    名称: '示例代理记账有限公司',
    类型: '企业',
    领域: '会计代理记账机构',
    所属区县: '忻府区',
    许可证编号: '示例1',
    许可有效期起: '2020-01-01',
    许可有效期止: '长期',
    状态: '存续',
  }
  return header.map((name) => ({ ...usual, ...changes })[name] ?? null)
}

const read = (...rows: Cell[][]) => readRows(sheet(header, ...rows), targetLayout)
const findingsOf = (changes: Record<string, Cell>) => skim(read(row(changes)).findings)

describe('a target registry is read', () => {
  it('with its columns in any order, spaced and in full width', () => {
    const spaced = header.map((name) => ` ${Array.from(name).join(' ')}（必填） `).reverse()

    const { rows, findings } = readRows(sheet(spaced, row().reverse()), targetLayout)

    expect(findings).toEqual([])
    expect(rows[0]?.record).toMatchObject({ id: CODE, region: '140902', creditClass: 'unrated', state: 'active' })
  })

  it('with 长期 as a licence without an end', () => {
    const until = (cell: Cell) => read(row({ 许可有效期止: cell })).rows[0]?.record.licence

    expect(until('长期')).toEqual({ number: '示例1', from: '2020-01-01' })
    expect(until('２０２５年１月３１日')).toEqual({ number: '示例1', from: '2020-01-01', to: '2025-01-31' })
  })

  it('below blank lines, with row numbers as the clerk sees them', () => {
    const { rows, findings } = read([null], row(), [null, ''], row({ 统一社会信用代码: OTHER, 类型: '公司' }))

    expect(rows.map((each) => each.row)).toEqual([3])
    expect(findings[0]).toMatchObject({ where: '工作表“表” 第 5 行 C 列（类型）' })
  })

  it('naming a missing column once and an unknown one as a warning', () => {
    const without = header.map((name) => (name === '信用等级' ? '心情' : name))

    expect(skim(readRows(sheet(without, row(), row({ 统一社会信用代码: OTHER })), targetLayout).findings)).toEqual([
      'warning row-1-G 不认识的列，未导入',
      'error row-1 表头缺少：信用等级',
    ])
  })

  it('naming a column that appears twice, a file without data and one without a header', () => {
    expect(skim(readRows(sheet([...header, '名称'], row()), targetLayout).findings)).toContain(
      'error row-1-N 此列出现了两次',
    )
    expect(skim(read().findings)).toEqual(['error file 表头下没有数据'])
    expect(readRows([], targetLayout).findings).toMatchObject([{ severity: 'error', id: 'file' }])
  })

  it('refusing 30 February, a licence that ends before it begins, and dates without a licence', () => {
    expect(findingsOf({ 许可有效期起: '2022-02-30' })).toEqual([
      'error row-2-K “2022-02-30”不是有效日期，应如 2022-07-01',
    ])
    expect(findingsOf({ 许可有效期止: '2019-12-31' })).toEqual(['error row-2-L 止于 2019-12-31，早于起始日 2020-01-01'])
    expect(findingsOf({ 许可证编号: null })[0]).toBe('error row-2-J 有有效期而没有编号')
  })

  it('refusing an unknown county but taking one that brings its code', () => {
    expect(findingsOf({ 所属区县: '思明区' })).toHaveLength(1)
    expect(read(row({ 所属区县: '350203 思明区' })).rows[0]?.record).toMatchObject({
      region: '350203',
      regionName: '思明区',
    })
  })

  it.each([
    ['full width', '９１１４０９０２ＫＪ０００００１３Ｄ'],
    ['lower case', CODE.toLowerCase()],
    ['a zero-width space', `${CODE.slice(0, 4)}\u200b${CODE.slice(4)}`],
  ])('refusing a code that repeats in %s', (_, variant) => {
    const { rows, findings } = read(row(), row({ 统一社会信用代码: variant }))

    expect(rows).toHaveLength(1)
    expect(skim(findings)).toEqual([`error row-3-A “${CODE}”与第 2 行重复`])
  })

  it('refusing a code that Excel has rounded, and one without the shape of a code', () => {
    expect(findingsOf({ 统一社会信用代码: 9.1140902e17 })[0]).toContain('末位已丢失')
    expect(findingsOf({ 统一社会信用代码: '12345' })[0]).toContain('不是 18 位')
  })

  it('offering to accept a code that fails its check, or to leave it out', () => {
    const { rows, findings } = read(row({ 统一社会信用代码: '91350203M0001QAY9B' }))

    expect(findings).toMatchObject([{ severity: 'conflict', choices: [{ id: 'accept' }, { id: 'leave-out' }] }])
    expect(rows).toMatchObject([{ row: 2, conflict: 'row-2-A' }])
  })

  it('taking a 15-digit registration number that is stored as a number', () => {
    expect(read(row({ 统一社会信用代码: 110108000000016, 类型: '个体工商户' })).rows[0]?.record).toMatchObject({
      id: '110108000000016',
      kind: 'sole-trader',
    })
  })

  it('with tags, an observation period and what is no market subject, where the file has such columns', () => {
    const wide = [...header, '标签', '观察期起', '观察期止', '观察期原因']
    const more = ['老字号、示例', '2022-01-01', '2022-12-31', '新设立']

    const { rows, findings } = readRows(
      sheet(wide, [...row({ 类型: '项目', 统一社会信用代码: 'XM-1' }), ...more]),
      targetLayout,
    )

    expect(findings).toEqual([])
    expect(rows[0]?.record).toMatchObject({
      kind: 'other',
      otherKind: 'project',
      tags: ['老字号', '示例'],
      observation: { from: '2022-01-01', to: '2022-12-31', reason: '新设立' },
    })
  })

  it('refusing an observation period that is half said', () => {
    const wide = [...header, '观察期起', '观察期止', '观察期原因']

    const { findings } = readRows(sheet(wide, [...row(), '2022-01-01', '2021-01-01', null]), targetLayout)

    expect(skim(findings)).toEqual([
      'error row-2-O 止于 2021-01-01，早于起始日 2022-01-01',
      'error row-2-P 此处不能为空',
    ])
  })
})
