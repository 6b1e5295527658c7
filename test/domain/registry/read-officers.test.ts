import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../shared/domain/registry/cells.ts'
import { officerLayout } from '../../../shared/domain/registry/read-officers.ts'
import { readRows } from '../../../shared/domain/registry/read-rows.ts'
import { sheet, skim } from './sheets.ts'

const header = [
  '执法证号',
  '姓名',
  '类别',
  '执法区域',
  '证件有效期起',
  '证件有效期止',
  '业务专长',
  '状态',
  '变动日期',
  '回避对象',
]

function read(changes: Record<string, Cell>) {
  const usual: Record<string, Cell> = {
    执法证号: 'SX0900-01',
    姓名: '示例甲',
    类别: '执法人员',
    证件有效期起: 43525,
    证件有效期止: new Date('2025-02-28T00:00:00Z'),
    业务专长: '会计、代理记账',
    状态: '在岗',
  }
  return readRows(
    sheet(
      header,
      header.map((name) => ({ ...usual, ...changes })[name] ?? null),
    ),
    officerLayout,
  )
}

describe('an officer registry is read', () => {
  it('with serial numbers and date cells, specialties one by one', () => {
    expect(read({}).rows[0]?.record).toEqual({
      id: 'SX0900-01',
      name: '示例甲',
      kind: 'officer',
      region: '',
      certificate: { from: '2019-03-01', to: '2025-02-28' },
      specialties: ['会计', '代理记账'],
      state: 'active',
      recusals: [],
    })
  })

  it('refusing a certificate that ends before it begins, has no end or does not end', () => {
    expect(skim(read({ 证件有效期止: '2018-01-01' }).findings)[0]).toContain('早于起始日')
    expect(skim(read({ 证件有效期止: null }).findings)[0]).toContain('不能为空')
    expect(read({ 证件有效期止: '长期' }).rows).toEqual([])
  })

  it('without a certificate only for an expert', () => {
    const without = { 证件有效期起: null, 证件有效期止: null }

    expect(read({ ...without, 类别: '专家' }).rows[0]?.record).not.toHaveProperty('certificate')
    expect(read(without).rows).toEqual([])
  })

  it('with the day of a transfer, and not without it', () => {
    expect(read({ 状态: '调离', 变动日期: '2022.6.1' }).rows[0]?.record).toMatchObject({
      state: 'transferred',
      since: '2022-06-01',
    })
    expect(skim(read({ 状态: '退休' }).findings)).toEqual(['error row-2-I 不在岗时须填变动日期'])
  })

  it('with recusals by code, and a warning for one that cannot be right', () => {
    const { rows, findings } = read({ 回避对象: '91350100m000100y43；91350100M000100Y44' })

    expect(rows[0]?.record.recusals).toEqual(['91350100M000100Y43', '91350100M000100Y44'])
    expect(findings).toMatchObject([{ severity: 'warning', id: 'row-2-J' }])
  })
})
