import { describe, expect, it } from 'vitest'
import { type VisitSource, visitView } from '../../shared/domain/disclosure/visit-view.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { officeOf } from '../../shared/pages/office.ts'
import { visitPage } from '../../shared/pages/visit-page.ts'
import { officerSample } from '../domain/inspection/samples.ts'
import { department, visit } from './samples.ts'

const page = (change: Partial<Inspection> = {}, more: Partial<VisitSource> = {}) => {
  const source = { ...visit, ...more, inspection: { ...visit.inspection, ...change } }
  return visitPage({ department: officeOf(department), ...visitView('CODE', source, department.id) }).zh
}

describe('the page behind a notice’s code', () => {
  it('names who may come by certificate and masked name', () => {
    const officers = visit.inspection.officerIds.map((id) => officerSample(id, { name: '示例甲乙' }))
    const text = page({}, { officers })

    for (const id of visit.inspection.officerIds) expect(text).toContain(`<code>${id}</code>`)
    expect(text).toContain('<bdi>示*</bdi>')
    expect(text).not.toContain('示例甲乙')
  })

  it('says before everything else that the team changed, and who comes now', () => {
    const text = page()

    expect(text).toContain('执法人员有变更')
    expect(text).toMatch(/<code>SX0900-09<\/code>不再参加本次检查，改由/)
    expect(text.indexOf('执法人员有变更')).toBeLessThan(text.indexOf('<h2>谁可以来'))
  })

  it('says clearly that the visit was called off, and offers nothing to ask for', () => {
    const text = page({ state: 'called-off', calledOff: { on: '2022-07-15', reason: 'secret' } })

    expect(text).toContain('本次检查已取消')
    expect(text).not.toContain('填写申请')
    expect(text).not.toContain('谁可以来</h2>')
    expect(text).not.toContain('secret')
  })

  it('tells the planned day only to a party that has been told of the visit', () => {
    const notGiven = { given: 'not-given', on: '2022-07-12', reason: 'secret', by: 'x', at: 'x' } as const

    expect(page()).toContain('2022年7月20日')
    expect(page({ notices: [] })).not.toContain('2022年7月20日')
    expect(page({ notices: [notGiven] })).not.toContain('2022年7月20日')
  })

  it('promises a notice only while somebody may still come', () => {
    expect(page({ notices: [] })).toContain('尚未送达')
    expect(page({ notices: [], state: 'published' })).toContain('没有事先告知')
    expect(page({ notices: [], state: 'published' })).not.toContain('尚未送达')
  })

  it('leads to the form while the visit is expected, by an address that no server is told', () => {
    expect(page()).toContain('href="../../../../recusal/index.html#140900/finance/CODE"')
    expect(page({ state: 'submitted' })).not.toContain('recusal/index.html')
  })

  it('says that it is over from the first submission on, whatever the review says', () => {
    const returned = [{ by: 'x', at: 'x', decision: 'returned', reason: 'secret' }] as const
    const states = [
      page({ state: 'submitted' }),
      page({ state: 'recorded', reviews: returned }),
      page({ state: 'published' }),
    ]

    for (const text of states) expect(text).toContain('本次检查已结束')
    expect(page({ state: 'recorded' })).not.toContain('本次检查已结束')
  })

  it('is not for search engines', () => {
    expect(page()).toContain('<meta name="robots" content="noindex, nofollow">')
  })

  it('names what was asked for by the party itself, without its reasons', () => {
    const other = {
      ...(visit.recusals[0] as VisitSource['recusals'][0]),
      officerId: 'SX0900-08',
      request: 'officer' as const,
    }
    const text = page({}, { recusals: [...visit.recusals, other] })

    expect(text).toContain('<code>SX0900-09</code>：应当回避')
    expect(text).not.toContain('SX0900-08')
  })

  it('lists the other departments of a joint visit by certificate', () => {
    const part = (name: string, officerIds: string[]) => ({ department: name, name, itemIds: [], officerIds })
    const initiator = { department: department.id, name: department.name }
    const joint = { initiator, departments: [part(department.id, []), part('示例市场监管局', ['SC-01', 'SC-02'])] }

    expect(page({ joint })).toMatch(/示例市场监管局<\/bdi>：<code>SC-01<\/code>、<code>SC-02<\/code>/)
  })
})
