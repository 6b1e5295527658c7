import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../../functions/files/docx/write-docx.ts'
import { orderToRectify, recheckRecord } from '../../../shared/domain/documents/after-visit.ts'
import { checkRecord, onSiteRecord } from '../../../shared/domain/documents/at-visit.ts'
import { approvalForm, deliveryReceipt, inspectionNotice } from '../../../shared/domain/documents/before-visit.ts'
import { blanksOf, filledIn, markOf } from '../../../shared/domain/documents/document.ts'
import { requireDue } from '../../../shared/domain/documents/due-documents.ts'
import type { VisitSources } from '../../../shared/domain/documents/sources.ts'
import { documentText } from '../../functions/files/opened.ts'
import { conduct, licence, visitSources } from './samples.ts'
import { wordsOf } from './words.ts'

const forms = {
  approvalForm,
  inspectionNotice,
  onSiteRecord,
  checkRecord,
  orderToRectify,
  recheckRecord,
  deliveryReceipt,
}
const all = Object.entries(forms)

function visit(change: Partial<VisitSources['inspection']>): VisitSources {
  return { ...visitSources, inspection: { ...visitSources.inspection, ...change } }
}

/** The visit before anybody went. */
function unvisited(): VisitSources {
  const {
    result: _,
    confirmed: __,
    rectification: ___,
    notices: ____,
    plannedFor: _____,
    ...bare
  } = visitSources.inspection
  return { ...visitSources, inspection: { ...bare, reviews: [], state: 'dispatched' } }
}

describe.each(all)('%s', (_, form) => {
  const text = wordsOf(form(visitSources))

  it('names the unit, the office and everybody of the team with his certificate', () => {
    expect(text).toContain('忻州市财政局')
    expect(text).toContain('示例一号代理记账有限公司')
    if (form !== orderToRectify) expect(text).toMatch(/示例执法1（执法证号SX0900-01/)
  })

  it('says nothing undefined, before the visit and after it', () => {
    expect(text).not.toMatch(/undefined|null|NaN|\[object/)
    expect(wordsOf(form(unvisited()))).not.toMatch(/undefined|null|NaN|\[object/)
  })

  it('is an office file that says the same', async () => {
    const written = await documentText(await writeDocx(form(visitSources)))

    expect(written).toContain('示例一号代理记账有限公司')
    for (const what of blanksOf(form(visitSources))) expect(written).toContain(markOf({ blank: what }))
  })

  it('lets no word of a referral to discipline inspection out, whoever wrote it where', () => {
    const result = {
      ...visitSources.inspection.result,
      disposition: 'discipline-referral',
      opinion: '移送市纪委监委处理',
    }
    const items = visitSources.inspection.result?.items.map((each) => ({
      ...each,
      finding: '疑似违纪，拟移送纪检监察',
    }))
    const told = wordsOf(form(visit({ result: { ...result, items } as never })))

    expect(told).not.toMatch(/纪检|监委|纪委|违纪/)
  })

  it('keeps a phone number and an ID number that somebody wrote into the finding off the paper', () => {
    const items = visitSources.inspection.result?.items.map((each) => ({
      ...each,
      finding: '负责人电话13800138000，身份证号11010519491231002X',
    }))
    const told = wordsOf(form(visit({ result: { ...visitSources.inspection.result, items } as never })))

    expect(told).not.toMatch(/13800138000|11010519491231002X/)
  })
})

describe('the notice', () => {
  it('says by which law, what, when and by whom, and leads to the public page', () => {
    const text = wordsOf(inspectionNotice(unvisited()))

    for (const said of [
      '《代理记账管理办法》（2019）第3、17、26、27条、《代理记账管理办法》（2019）第2、3、6条、《山西省会计管理条例》（2011）第32条',
      conduct.name,
      licence.content,
      '2022年7月1日至2022年9月30日',
      '【待填：计划到访日】',
      visitSources.publicUrl,
    ])
      expect(text).toContain(said)
  })

  it('cites the edition that the task pinned, not the one of today', () => {
    const basis = [{ instrument: '旧办法', year: 2016, articles: [1] }]
    const items = new Map([
      [conduct.id, { ...conduct, legalBasis: basis }],
      [licence.id, licence],
    ])

    expect(wordsOf(inspectionNotice({ ...visitSources, items }))).toContain('《旧办法》（2016）第1条')
  })

  it('alone prints the passcode with which the party may ask for a recusal', () => {
    const sources = { ...visitSources, passcode: 'ABCDEFGH12345678' }

    expect(wordsOf(inspectionNotice(sources))).toContain('ABCD-EFGH-1234-5678')
    for (const [name, form] of all) {
      if (name !== 'inspectionNotice') expect(wordsOf(form(sources))).not.toMatch(/ABCD-?EFGH/)
    }
  })

  it('names every department of a joint visit', () => {
    const named = (name: string) => ({ department: '140900/x', name, itemIds: [], officerIds: [] })
    const joint = { initiator: named('忻州市财政局'), departments: [named('忻州市财政局'), named('示例税务局')] }

    expect(wordsOf(inspectionNotice(visit({ joint })))).toContain('忻州市财政局（发起）；示例税务局')
  })
})

describe('the on-site record', () => {
  it('tells the times, the certificates, each answer of the checklist, and what the party said', () => {
    const text = wordsOf(onSiteRecord(visitSources))

    for (const said of [
      '2022年7月6日09时00分|离场时间|2022年7月6日11时30分',
      '执法证件：已出示',
      '1．专职从业人员不少于3名|是|',
      '2．专职从业人员人数|5|',
      '3．有健全的代理记账业务内部规范|不适用|本年新设',
      '无异议。对检查情况无异议，将尽快公示',
    ])
      expect(text).toContain(said)
  })

  it('before the visit is the form to take along: lines to write, nothing assumed', () => {
    const text = wordsOf(onSiteRecord(unvisited()))

    expect(text).toContain('□已出示　□未出示')
    expect(text).toContain('检查结果|【待填：检查结果】')
    expect(text).not.toContain('未发现问题')
  })

  it('says that certificates were not shown where they were not', () => {
    const result = {
      ...visitSources.inspection.result,
      onSite: { ...visitSources.inspection.result?.onSite, certificatesShown: false },
    }

    expect(wordsOf(onSiteRecord(visit({ result: result as never })))).toContain('执法证件：未出示')
  })

  it('names the witness of a refusal to sign', () => {
    const party = { position: 'refuses-to-sign' as const, witness: '示例见证人（社区）' }
    const result = { ...visitSources.inspection.result, party }

    expect(wordsOf(onSiteRecord(visit({ result: result as never })))).toContain('见证人 示例见证人（社区）（签名）')
  })
})

describe('the check record', () => {
  it('tells each result, the disposition with its term, who recorded, confirmed and approved', () => {
    const text = wordsOf(checkRecord(visitSources))

    for (const said of [
      `${licence.name}|发现问题已责令改正|未在经营场所公示代理记账许可证`,
      '责令改正；改正期限：2022年7月19日前',
      '示例执法1（执法证号SX0900-01）|确认人|示例执法2（执法证号SX0900-02）',
      '审核通过日|2022年7月8日',
    ])
      expect(text).toContain(said)
  })
})

describe('the order and its recheck', () => {
  it('orders only what was found wrong, with its law and its term', () => {
    const text = wordsOf(orderToRectify(visitSources))

    expect(text).toContain('发现问题已责令改正：未在经营场所公示代理记账许可证')
    expect(text).toContain('于2022年7月19日前改正')
    expect(text).not.toContain(conduct.name)
    expect(text).toContain('【待填：违反的法律、法规、规章及条款】')
  })

  it('tells every recheck and every change of the term', () => {
    const rectification = {
      ...(visitSources.inspection.rectification as NonNullable<VisitSources['inspection']['rectification']>),
      earlierTerms: [{ from: '2022-07-08', dueOn: '2022-07-15' }],
      extensions: [
        {
          until: '2022-07-25',
          reason: '许可证补办中',
          askedBy: 'SX0900-01',
          askedOn: '2022-07-12',
          decision: { granted: true, reason: '属实', by: 'approver', on: '2022-07-13' },
        },
      ],
      rechecks: [
        {
          on: '2022-07-16',
          outcome: 'failed',
          finding: '仍未公示',
          photoIds: ['a'],
          recordedBy: 'SX0900-01',
          recordedAt: '',
        },
        {
          on: '2022-07-20',
          outcome: 'passed',
          finding: '已公示',
          photoIds: [],
          recordedBy: 'SX0900-02',
          recordedAt: '',
          confirmed: { by: 'SX0900-01', at: '' },
        },
      ] as const,
    }
    const text = wordsOf(recheckRecord(visit({ rectification })))

    for (const said of [
      '2022年7月8日至2022年7月15日（复查不合格，再次责令）',
      '延至2022年7月25日：许可证补办中',
      '第1次复查日|2022年7月16日|复查结论|整改不合格',
      '仍未公示（照片1张）',
      '第2次复查日|2022年7月20日|复查结论|整改合格',
    ])
      expect(text).toContain(said)
  })

  it('are refused where nothing was ordered, and every form of a visit that was called off', () => {
    const plain = visit({
      result: { ...visitSources.inspection.result, disposition: 'none', rectifyBy: undefined } as never,
    })
    const { rectification: _, ...unordered } = plain.inspection

    expect(() => requireDue('order-to-rectify', unordered)).toThrow('cannot be made yet')
    expect(() => requireDue('recheck-record', unordered)).toThrow('nothing to recheck')
    expect(() => requireDue('inspection-notice', { ...unordered, state: 'called-off' })).toThrow('called off')
    expect(() => requireDue('inspection-notice', unordered)).not.toThrow()
  })
})

describe('a blank', () => {
  const form = inspectionNotice(unvisited())

  it('is filled by its words wherever it stands, and an empty text leaves it', () => {
    const written = filledIn(form, {
      检查通知书文号: '忻财检通〔2022〕1号',
      需准备的材料: '  ',
      成文日期: '2022年7月5日',
    })

    expect(wordsOf(written)).toContain('忻财检通〔2022〕1号')
    expect(blanksOf(written)).toContain('需准备的材料')
    expect(blanksOf(written)).not.toContain('成文日期')
  })
})
