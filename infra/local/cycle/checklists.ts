import type { Answer } from '../../../shared/domain/inspection/answers.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Guide } from '../../../shared/domain/registry/guide.ts'
import { sampleItems } from '../seed/items-file.ts'
import { personOf } from './review.ts'
import type { Stage } from './stage.ts'

const procedure = '两名执法人员进场，出示执法证和检查通知书；逐项查看资料并询问负责人；填写检查表；被检查人签字。'

/** What the two items of the notice ask, after 《代理记账管理办法》 3 to 17. */
const guides: Readonly<Record<string, Guide>> = {
  [sampleItems.conduct.id]: {
    procedure,
    checklist: [
      { id: 'staff', text: '专职从业人员人数', type: 'number', unit: '人' },
      {
        id: 'head',
        text: '代理记账业务负责人资格',
        type: 'choice',
        choices: ['会计师以上职称', '从事会计工作满三年', '均不具备'],
      },
      { id: 'norms', text: '是否有健全的代理记账业务内部规范', type: 'yes-no', problem: 'no' },
      {
        id: 'changes',
        text: '登记信息变更情况',
        type: 'choice',
        choices: ['未变更', '变更后 30 日内已办理', '变更后逾期未办理'],
      },
      { id: 'filed', text: '最近一次年度备案日期', type: 'date' },
    ],
  },
  [sampleItems.licence.id]: {
    procedure,
    checklist: [
      { id: 'licence', text: '是否取得代理记账许可证书', type: 'yes-no', problem: 'no' },
      {
        id: 'shown',
        text: '许可证书是否在经营场所公示',
        type: 'yes-no',
        when: { line: 'licence', is: 'yes' },
        problem: 'no',
      },
      { id: 'wall', text: '经营场所及公示位置照片', type: 'photo', notApplicable: true },
      { id: 'remark', text: '其他情况', type: 'text', optional: true },
    ],
  },
}

/** Before the items are public: what is asked is part of what is published. */
export async function writeGuides({ api, story }: Stage): Promise<void> {
  for (const [itemId, guide] of Object.entries(guides)) {
    const { headers, body } = await api.call('clerk', 'getItem', { itemId })
    const { name, category, targetKind, legalBasis, subject, content, methods } = body
    const words = { name, category, targetKind, legalBasis, subject, content, methods, guide }
    const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
    await api.must('clerk', 'editItem', { itemId, ...words }, { ifMatch })
  }
  const lines = Object.values(guides).reduce((sum, { checklist }) => sum + checklist.length, 0)
  story.add('1 导入', `两项抽查事项各有工作指引，检查表共 ${lines} 项`, `/api/items/${sampleItems.conduct.id}`)
}

/**
 * What an officer answers who found this result; nothing for an item that asks nothing.
 *
 * @param photoIds what he took for the line that asks for a photo; none of a check on paper
 */
export function answersOf(itemId: string, code: string, photoIds: readonly string[] = []): readonly Answer[] {
  if (itemId === sampleItems.conduct.id) {
    return [
      { line: 'staff', value: 4 },
      { line: 'head', value: '会计师以上职称' },
      { line: 'norms', value: 'yes' },
      { line: 'changes', value: code === '08' ? '变更后逾期未办理' : '未变更' },
      { line: 'filed', value: '2022-04-20' },
    ]
  }
  if (itemId !== sampleItems.licence.id) return []
  const hidden = { line: 'shown', value: 'no', note: '许可证书放在抽屉中，未公示' }
  const shown = code === '07' ? hidden : { line: 'shown', value: 'yes' }
  const wall = photoIds.length > 0 ? { value: photoIds } : { notApplicable: true, note: '书面检查，未到经营场所' }
  return [{ line: 'licence', value: 'yes' }, shown, { line: 'wall', ...wall }]
}

/** At the door, without reception: each officer's draft is his own, sent twice it is one, and what they differ in is named. */
export async function keepDrafts({ api, story }: Stage, inspection: Inspection): Promise<void> {
  const [leader, second] = inspection.officerIds.map(personOf)
  const inspectionId = inspection.id
  const item = { itemId: sampleItems.conduct.id, code: '01', answers: [{ line: 'staff', value: 4 }] }
  const half = { inspectionId, device: 'phone', content: { items: [item] } }
  await api.must(leader, 'saveDraft', half)
  await api.must(leader, 'saveDraft', half)
  await api.must(second, 'saveDraft', {
    inspectionId,
    device: 'tablet',
    content: { items: [{ ...item, answers: [{ line: 'staff', value: 3 }] }], opinion: '未发现问题' },
  })
  const { drafts, merged } = await api.must(leader, 'listDrafts', { inspectionId })
  if (drafts.length !== 2 || merged.conflicts.length !== 1) throw new Error('two officers’ drafts were not kept apart')
  story.add(
    '4 检查',
    `${inspection.targetName}：两名执法人员各存草稿，合并后 1 处不一致（专职人员 4 人、3 人），当场核对`,
    `/api/inspections/${inspectionId}/drafts`,
  )
}
