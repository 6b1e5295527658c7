import { describe, expect, it } from 'vitest'
import { isIdNumber, privateMatter } from '../../../shared/domain/disclosure/private-text.ts'

/** Eighteen digits with the right check digit and the birthday of nobody: region 000000 is not assigned. */
const idNumber = '000000190001010009'

describe('a text that must not be public', () => {
  it.each([
    ['phone', '联系电话 13800000000，请回电'],
    ['phone', '手机１３８００００００００'],
    ['phone', '138 0000 0000'],
    ['phone', '+86-13800000000'],
    ['phone', '电话0350-2000000'],
    ['phone', '（0350）2000000'],
    ['id-number', `身份证${idNumber}`],
    ['home-address', '其家住示例街'],
    ['home-address', '示例小区 3 号楼 2 单元 501'],
    ['home-address', '示例花园12栋'],
    ['discipline-referral', '线索移送纪检监察机关'],
  ])('is told as %s: %s', (kind, text) => {
    expect(privateMatter(text)?.kind).toBe(kind)
  })

  it.each([
    '未发现问题',
    '统一社会信用代码 91140902KJ00000480',
    '统一社会信用代码 911409000000000001',
    '执法证号 SX0900-01、SX0900-02',
    '2022-07-01 至 2022-09-30',
    '通过登记的住所（经营场所）无法联系',
    '经营场所：忻府区示例路 3 号',
    '许可证编号 DLJZ14090000000012',
    '抽查 2022 年凭证 13800 份，共 138000000 元',
    '',
  ])('is not: %s', (text) => {
    expect(privateMatter(text)).toBeUndefined()
  })

  it('names the place without giving it whole', () => {
    expect(privateMatter('电话13800000000')?.excerpt).toBe('138…00')
  })
})

describe('an ID number', () => {
  it('has a birthday that exists and the right check digit', () => {
    expect(isIdNumber(idNumber)).toBe(true)
    expect(isIdNumber(`${idNumber.slice(0, 17)}1`)).toBe(false)
    expect(isIdNumber('000000190013010001')).toBe(false)
    expect(isIdNumber('00000019000101000')).toBe(false)
  })
})
