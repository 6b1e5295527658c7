import { faultsOfAnswers } from '../inspection/answers.ts'
import { partyPositions } from '../inspection/party.ts'
import { notAsked, notYet, type PrescribedStep, type Shown } from './duty-step.ts'
import type { DossierSources } from './sources.ts'

/** Nothing is recorded yet: the step waits until the task's window is over. */
function unrecorded({ inspection, asOf }: DossierSources): Shown | undefined {
  return inspection.result ? undefined : notYet(asOf, inspection.window.to, '尚未录入检查结果')
}

type Result = NonNullable<DossierSources['inspection']['result']>

/** A step of a visit, told from its result. */
function ofResult(tell: (result: Result, sources: DossierSources) => Shown): PrescribedStep['shown'] {
  return (sources) => {
    const { result } = sources.inspection
    return result ? tell(result, sources) : (unrecorded(sources) as Shown)
  }
}

/** What is prescribed on the spot. */
export const atVisit: readonly PrescribedStep[] = [
  {
    id: 'certificate-shown',
    zh: '出示执法证件',
    en: 'Certificates shown',
    basis: '行政处罚法 第五十五条',
    from: '现场检查记录',
    shown: ofResult(({ method, onSite, recordedBy }) => {
      if (method !== 'on-site') return notAsked('不是实地检查')
      if (!onSite) return { state: 'not-done', why: '记录中没有现场情况' }
      if (!onSite.certificatesShown) return { state: 'not-done', by: recordedBy, why: '记录载明未出示' }
      return { state: 'done', at: onSite.arrivedAt, by: recordedBy }
    }),
  },
  {
    id: 'two-officers',
    zh: '不少于两名执法人员',
    en: 'At least two officers',
    basis: '行政处罚法 第四十二条',
    from: '检查组；录入与确认的本人账号',
    shown: ofResult(({ recordedBy, endedOn }, { inspection, asOf }) => {
      const { officerIds, confirmed, window, joint } = inspection
      const team = joint?.departments.flatMap((part) => part.officerIds) ?? officerIds
      if (new Set(team).size < 2) return { state: 'not-done', why: `检查组只有 ${team.length} 人` }
      if (!confirmed) return notYet(asOf, window.to, '尚待第二名执法人员以本人账号确认')
      return { state: 'done', at: endedOn, by: `${recordedBy}、${confirmed.by}` }
    }),
  },
  {
    id: 'checklist',
    zh: '逐项填写检查表',
    en: 'Checklist answered line by line',
    basis: '抽查工作指引（事项的固定版本）',
    from: '检查结果：检查表',
    shown: ofResult(({ items, recordedAt, recordedBy }, { items: pinned, inspection }) => {
      const asked = items.filter(({ itemId }) => (pinned.get(itemId)?.guide?.checklist.length ?? 0) > 0)
      if (asked.length === 0) return notAsked('事项没有检查表')
      const faults = asked.flatMap((item) => faultsOfAnswers(item, pinned.get(item.itemId)?.guide, inspection.photos))
      if (faults.length > 0) return { state: 'not-done', by: recordedBy, why: faults.map(({ zh }) => zh).join('；') }
      return { state: 'done', at: recordedAt, by: recordedBy }
    }),
  },
  {
    id: 'photos',
    zh: '留取检查照片',
    en: 'Photos taken and sealed',
    basis: '行政处罚法 第四十七条；本单位抽查检查实施方案',
    from: '证据：照片及其 SHA-256',
    shown: ofResult(({ method }, { inspection }) => {
      const photos = inspection.photos.filter(({ state, purpose }) => state === 'accepted' && purpose === undefined)
      const [first] = photos
      if (first) return { state: 'done', at: first.declaredAt, by: first.declaredBy, why: `${photos.length} 张` }
      return method === 'on-site' ? { state: 'not-done', why: '没有已封存的照片' } : notAsked('不是实地检查')
    }),
  },
  {
    id: 'party-opinion',
    zh: '听取被检查对象意见',
    en: 'The party’s opinion taken',
    basis: '行政处罚法 第四十五条、第五十五条',
    from: '检查结果：被检查对象意见',
    shown: ofResult(({ party, partyOpinion, recordedAt, recordedBy }) => {
      if (!party && partyOpinion.trim() === '') return { state: 'not-done', why: '没有被检查对象意见' }
      return {
        state: 'done',
        at: recordedAt,
        by: recordedBy,
        ...(party ? { why: partyPositions[party.position] } : {}),
      }
    }),
  },
  {
    id: 'within-window',
    zh: '在任务期限内检查',
    en: 'Visited within the task’s window',
    basis: '年度抽查计划',
    from: '检查结果：检查结束日',
    shown: ofResult(({ endedOn, recordedBy }, { inspection: { window } }) => {
      const words = `任务期限 ${window.from} 至 ${window.to}`
      if (endedOn > window.to) return { state: 'late', at: endedOn, by: recordedBy, dueOn: window.to, why: words }
      if (endedOn < window.from) return { state: 'not-done', at: endedOn, by: recordedBy, why: `早于${words}` }
      return { state: 'done', at: endedOn, by: recordedBy, dueOn: window.to }
    }),
  },
]
