import { describe, expect, it } from 'vitest'
import { isRefusal, Refusal } from '../../shared/kernel/refusal.ts'
import { type RefusalCode, refusalCodes } from '../../shared/kernel/refusal-codes.ts'

const codes = Object.entries(refusalCodes) as [RefusalCode, (typeof refusalCodes)[RefusalCode]][]
const places = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => String(found[1])))].sort()

describe.each(codes)('the refusal %s', (code, { status, zh, en }) => {
  it('says what is wrong in Chinese and in English, with the same facts', () => {
    expect(zh).toMatch(/\p{Script=Han}.*[。？]$/u)
    expect(en).toMatch(/^[A-Z{"].*[.?]$/)
    expect(en).not.toMatch(/\p{Script=Han}/u)
    expect(places(en)).toEqual(places(zh))
  })

  it('has a place for every fact, and a client’s status unless the platform is at fault', () => {
    const facts = Object.fromEntries(places(zh).map((place) => [place, `<${place}>`]))
    const refusal = new Refusal(code, facts)

    for (const fact of Object.values(facts)) {
      expect(refusal.zh).toContain(fact)
      expect(refusal.en).toContain(fact)
    }
    expect(refusal.status).toBe(status)
    expect(status >= 400 && status < 500).toBe(!['try-again', 'internal-fault'].includes(code))
  })
})

describe('a refusal', () => {
  it('joins lists and shows what is missing as a question', () => {
    const refusal = new Refusal('photo-missing', { photos: ['甲', '乙'] })

    expect(refusal.zh).toContain('以下照片已登记但尚未完整上传：甲、乙。')
    expect(new Refusal('not-your-inspection').zh).toBe('您不是检查“?”的执法人员。')
  })

  it('says Chinese facts again in English', () => {
    const refusal = new Refusal('not-found', { what: '抽查计划', id: '2022' }, { what: 'plan' })

    expect(refusal).toMatchObject({ zh: '没有找到抽查计划“2022”，或它不属于您的部门。', message: refusal.en })
    expect(refusal.en).toBe('No plan "2022" is known to your department.')
    expect(refusal.facts).toEqual({ what: '抽查计划', id: '2022' })
  })

  it('does not fill a place from a fact that a text only looks like', () => {
    const refusal = new Refusal('file-not-readable', { why: '{trace} $& {why}' })

    expect(refusal.en).toBe('The file cannot be read: {trace} $& {why}.')
  })

  it('is told apart from a fault', () => {
    expect(isRefusal(new Refusal('not-json'))).toBe(true)
    expect(isRefusal(new Error('not-json'))).toBe(false)
  })
})
