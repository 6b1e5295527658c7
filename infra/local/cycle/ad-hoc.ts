import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import { sampleDepartment } from '../seed/people.ts'
import { drawRound } from './draw.ts'
import { inspectRound } from './inspect.ts'
import { publishResults } from './publish.ts'
import type { Stage } from './stage.ts'
import { prepareVisits } from './visit.ts'

const site = sampleDepartment.id
const scope = '会计代理记账机构'
/** 定向条件: who needs care. */
const filter = { creditClasses: ['C', 'D'] }

/** 字号 and the yearly cap on visits, before the plan becomes tasks. */
export async function layDownPolicy({ api, story }: Stage): Promise<void> {
  const { headers, body } = await api.call('approver', 'getPolicy', {})
  const { id: _, ...words } = body.policy
  const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
  const { policy } = await api.must('approver', 'editPolicy', { ...words, symbol: '忻财抽' }, { ifMatch })
  story.add(
    '2 计划',
    `抽查规则：字号“${policy.symbol}”，总比例不低于 ${policy.leastFloor / 100}%，每家每年至多检查 ${policy.burdenCap} 次`,
    '/api/policy',
  )
}

/**
 * Two ad-hoc tasks: a special rectification among classes C and D, then a complaint about the same, when some of them have
 * had their visits of the year: they are left out, and one is let in by an approval with its reason.
 */
export async function adHocTasks(stage: Stage): Promise<Draw[]> {
  await stage.travel('2022-08-22T01:00:00Z')
  const rectification = await approvedTask(stage, {
    name: '代理记账机构信用风险专项整治',
    floor: 3000,
    window: { from: '2022-08-22', to: '2022-09-30' },
    adHoc: {
      kind: 'rectification',
      reason: '省财政厅部署对信用风险较高的代理记账机构开展专项整治',
      document: { number: '示例财会〔2022〕15号', title: '关于开展代理记账行业专项整治的通知', on: '2022-08-15' },
    },
  })
  const first = await drawn(stage, rectification, { day: '2022-08-24', photosFrom: 60 })
  await stage.travel('2022-08-29T01:00:00Z')
  const complaint = await approvedTask(stage, {
    name: '代理记账服务投诉核查',
    floor: 2000,
    window: { from: '2022-08-29', to: '2022-09-30' },
    adHoc: {
      kind: 'complaint',
      reason: '收到多件反映代理记账机构未按约定办理业务的投诉',
      document: { number: '示例信转〔2022〕8号', title: '投诉事项转办单', on: '2022-08-26' },
    },
  })
  await letOneIn(stage, complaint)
  const second = await drawn(stage, complaint, { day: '2022-08-31', photosFrom: 80 })
  return [first, second]
}

async function approvedTask({ api, story, settle }: Stage, words: Record<string, unknown>): Promise<string> {
  const count = await api.must('clerk', 'countTargets', { scope, filter, floor: words['floor'] })
  const { itemIds } = await api.must('clerk', 'getTask', { taskId: '2022-1' })
  const { id: taskId } = await api.must('clerk', 'draftTask', {
    ...words,
    type: 'targeted',
    itemIds,
    scope,
    filter,
    rounds: 1,
  })
  await api.must('clerk', 'submitTask', { taskId })
  const { docNumber, name } = await api.must('approver', 'approveTask', { taskId })
  await settle()
  story.add(
    '6 临时',
    `${docNumber?.text}《${name}》经批准；符合条件 ${count.total} 家，预计抽 ${count.drawn} 家`,
    `/${site}/tasks/${taskId}/`,
  )
  return taskId
}

async function letOneIn({ api, story, settle }: Stage, taskId: string): Promise<void> {
  const { burden } = await api.must('drawer', 'previewPool', { taskId, round: 1 })
  const [target] = burden?.excludedIds ?? []
  if (burden === undefined || target === undefined) throw new Error('nobody has reached the yearly cap')
  story.add('6 临时', burden.zh, `/api/tasks/${taskId}/pool?round=1`)
  const reason = '投诉直接指向该机构，须当年核查'
  await api.must('clerk', 'askOverCap', { taskId, targetIds: [target], reason })
  await api.must('approver', 'decideOverCap', { taskId, n: 1, decision: 'approved' })
  await settle()
  const after = await api.must('drawer', 'previewPool', { taskId, round: 1 })
  if (after.burden?.letIn !== 1) throw new Error(`the approval let in ${after.burden?.letIn}`)
  story.add('6 临时', `1 家经批准超上限列入：${reason}`, `/${site}/tasks/${taskId}/`)
}

async function drawn(
  stage: Stage,
  taskId: string,
  { day, photosFrom }: { readonly day: string; readonly photosFrom: number },
): Promise<Draw> {
  const draw = await drawRound(stage, 1, ['示例见证戊', '示例见证己'], { taskId, step: '6 临时' })
  await prepareVisits(stage, draw, day)
  await inspectRound(stage, draw, day, { photosFrom, clean: true })
  await publishResults(stage, draw)
  return draw
}
