import { describe, expect, it } from 'vitest'
import { citation } from '../../../shared/domain/registry/item.ts'
import { chineseNumber, parseLegalBasis } from '../../../shared/domain/registry/legal-basis.ts'

describe('legal bases as clerks write them', () => {
  it.each([
    '《代理记账管理办法》（2019修改）第3、17、26、27条',
    '《代理记账管理办法》(2019) 第3条、第17条、第26条、第27条',
    '《代理记账管理办法》（2019年修改）第三、十七、二十六、二十七条',
    '《代理记账管理办法》（2019修改）第 3、17、26、27',
  ])('reads %s', (text) => {
    expect(parseLegalBasis(text)).toEqual({
      bases: [{ instrument: '代理记账管理办法', year: 2019, articles: [3, 17, 26, 27] }],
      faults: [],
    })
  })

  it('reads several, however they are parted, and its own citation again', () => {
    const text = '《代理记账管理办法》（2019）第2、3、6条；《山西省会计管理条例》（2011修订）第32条'
    const { bases } = parseLegalBasis(text)

    expect(bases.map(({ articles }) => articles)).toEqual([[2, 3, 6], [32]])
    expect(parseLegalBasis(bases.map(citation).join('，'))).toEqual({ bases, faults: [] })
  })

  it('names a missing year, missing articles and whatever it does not understand', () => {
    const faults = (text: string) => parseLegalBasis(text).faults.map(({ zh }) => zh)

    expect(faults('《代理记账管理办法》第2条')).toEqual(['《代理记账管理办法》缺少年份'])
    expect(faults('《代理记账管理办法》（2019）')).toEqual(['《代理记账管理办法》缺少条款'])
    expect(faults('《代理记账管理办法》（2019）第2条及有关规定')).toEqual(['无法识别“有关规定”'])
    expect(faults('')).toEqual(['没有检查依据'])
  })

  it('counts in Chinese', () => {
    expect(['三', '十', '十七', '三十二', '一百零五', '两'].map(chineseNumber)).toEqual([3, 10, 17, 32, 105, 2])
  })
})
