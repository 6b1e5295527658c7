import { type Draw, isCommitted } from '../../shared/domain/draw/draw-record.ts'
import { stateOf } from '../../shared/domain/plan/task-lifecycle.ts'
import type { ApiClient } from './api-client.ts'
import { offices } from './seed/joint.ts'
import type { YearTask } from './year-rows.ts'

/** The year's tasks of the sample department, those it cooperates in last, each with the days of its draws. */
export async function tasksOfYear(api: ApiClient, year: number): Promise<YearTask[]> {
  const { items: own } = await api.must('clerk', 'listTasks', { limit: '200' })
  const { items: invitations } = await api.must('clerk', 'listInvitations', { limit: '200' })
  // A merge asks anew about the task that it makes larger.
  const confirmed = new Map(
    invitations
      .filter(({ state }) => state === 'confirmed')
      .map((one) => [`${one.initiator.department}/${one.taskId}`, one]),
  )
  const initiator = offices.market.person('clerk')
  const [ownDraws, jointDraws] = [await drawsOf(api, 'clerk'), await drawsOf(api, initiator)]
  const planned = own
    .filter((task) => task.id.startsWith(`${year}`) && stateOf(task) === 'approved')
    .map(({ id, name, window, adHoc }) => taskOf(adHoc ? `${name}（临时）` : name, window, marked(ownDraws, id)))
  const joint = [...confirmed.values()].map(({ taskId, terms }) =>
    taskOf(`${terms.name}（联合）`, terms.window, marked(jointDraws, taskId)),
  )
  return [...planned.toSorted((a, b) => (a.from < b.from ? -1 : 1)), ...joint]
}

function taskOf(name: string, { from, to }: { from: string; to: string }, draws: YearTask['draws']): YearTask {
  return { name, from, to, draws }
}

async function drawsOf(api: ApiClient, person: string): Promise<Draw[]> {
  const { items } = await api.must(person, 'listDraws', { limit: '200' })
  return items.filter(isCommitted)
}

/** Void ones are none: nothing was drawn. */
function marked(draws: readonly Draw[], taskId: string): YearTask['draws'] {
  return draws.flatMap(({ taskId: of, executedOn, round, drawnCount, state }) =>
    of === taskId && executedOn !== undefined && state === 'executed'
      ? [{ day: executedOn, what: `第 ${round} 轮抽取 ${drawnCount} 家` }]
      : [],
  )
}
