import { describe, expect, it } from 'vitest'
import { disclosureDue } from '../../../shared/domain/disclosure/disclosure-due.ts'
import { maskName, publicName } from '../../../shared/domain/disclosure/masking.ts'
import { resultView } from '../../../shared/domain/disclosure/result-view.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { inspection, item, officer } from '../../pages/samples.ts'

type Result = NonNullable<Inspection['result']>

function withResult(change: Partial<Result>): Inspection {
  return { ...inspection, result: { ...(inspection.result as Result), ...change } }
}

function refusalOf(act: () => unknown): unknown {
  try {
    return act()
  } catch (refusal) {
    return refusal
  }
}

describe('the view of a result', () => {
  it('holds exactly the fields of the allow-list', () => {
    expect(Object.keys(resultView(inspection, [item], [officer])).sort()).toEqual([
      'creditClass',
      'disposition',
      'drawId',
      'endedOn',
      'inspectionId',
      'items',
      'method',
      'officers',
      'opinion',
      'photoCount',
      'photoHashes',
      'rectification',
      'referrals',
      'regionName',
      'returns',
      'round',
      'targetId',
      'targetName',
      'taskId',
      'taskName',
    ])
  })

  it('gives officers by certificate number and masked name, one who is not on the registry by number alone', () => {
    expect(resultView(inspection, [item], [officer]).officers).toEqual(['SX0900-01（示*）', 'SX0900-02'])
  })

  it('masks a natural person, not an organisation', () => {
    expect(resultView({ ...inspection, targetName: '示例三' }, [item], []).targetName).toBe('示*')
    expect(resultView(inspection, [item], []).targetName).toBe('示例一代理记账有限公司')
  })

  it('counts and names only photos that were accepted', () => {
    const photo = inspection.photos[0]
    const photos = photo ? [photo, { ...photo, id: 'p2', state: 'refused' as const, sha256: 'f'.repeat(64) }] : []

    expect(resultView({ ...inspection, photos }, [item], [])).toMatchObject({
      photoCount: 1,
      photoHashes: ['e'.repeat(64)],
    })
  })

  it('never tells of a referral to discipline inspection', () => {
    const view = resultView(
      withResult({ disposition: 'discipline-referral', dispositionText: '按规定处理' }),
      [item],
      [],
    )

    expect(view.disposition).toBe('其他：按规定处理')
    expect(view.referrals).toEqual([{ kind: '抄告相关部门', sentOn: '2022-07-25' }])
    expect(JSON.stringify(view)).not.toMatch(/纪检|discipline/)
  })

  it.each([
    ['检查对象名称', { ...inspection, targetName: '示例公司 13800000000' }],
    ['第 1 项检查情况', withResult({ items: [{ itemId: 'F-01', code: '07', finding: '家住示例街' }] })],
    ['处理意见', withResult({ opinion: '请联系 0350-2000000' })],
    ['处置', withResult({ disposition: 'other', dispositionText: '电话 13800000000' })],
  ] satisfies [string, Inspection][])('refuses a private text and names its field: %s', (where, given) => {
    expect(refusalOf(() => resultView(given, [item], []))).toMatchObject({ code: 'not-disclosable', facts: { where } })
  })

  it('tells of a return without its reason when the reason is private', () => {
    const reviews = [
      { by: 'reviewer', at: '2022-07-21T17:00:00Z', decision: 'returned' as const, reason: '请致电 13800000000' },
    ]

    expect(resultView({ ...inspection, reviews }, [item], []).returns).toEqual([{ on: '2022-07-22' }])
  })

  it('is refused before there is a result', () => {
    const empty = { ...inspection, result: undefined as never }

    expect(refusalOf(() => resultView(empty, [item], []))).toMatchObject({ code: 'wrong-state' })
  })
})

describe('names', () => {
  it('are masked to their first sign', () => {
    expect(maskName('示例执法1')).toBe('示*')
    expect(maskName('欧阳示例')).toBe('欧*')
    expect(maskName(' ')).toBe('*')
  })

  it.each(['示例三', '示例', '阿示·例三'])('of natural persons are masked: %s', (name) => {
    expect(publicName(name)).toMatch(/^.\*$/u)
  })

  it.each(['示例店', '示例记账所', '示例代理记账有限公司', 'Example Ltd', '示例县示例记账工作室'])(
    'of organisations are not: %s',
    (name) => {
      expect(publicName(name)).toBe(name)
    },
  )
})

describe('names by the kind that the registry holds', () => {
  it.each([
    ['enterprise', '示例三', '示例三'],
    ['other', '示例三', '示例三'],
    ['sole-trader', '示例三', '示*'],
    ['sole-trader', '某某某某某某', '某*'],
    ['sole-trader', '示例县示例小吃店', '示例县示例小吃店'],
  ] as const)('%s %s is public as %s', (kind, name, shown) => {
    expect(publicName(name, kind)).toBe(shown)
  })
})

describe('the day by which a result must be public', () => {
  it('is the 20th working day after the inspection ended', () => {
    expect(disclosureDue('2022-07-20')).toMatchObject({ dueOn: '2022-08-17' })
  })

  it('passes over the National Day holidays and counts adjusted weekends', () => {
    expect(disclosureDue('2022-09-20').dueOn).toBe('2022-10-21')
  })

  it('is provisional, counted by weekends and said so, when the year is not announced', () => {
    const { dueOn, provisional, zh } = disclosureDue('2099-06-01')

    expect(dueOn).toBe('2099-06-29')
    expect(provisional).toBe(2099)
    expect(zh).toContain('2099 年放假安排尚未公布，暂按周末计算')
  })
})
