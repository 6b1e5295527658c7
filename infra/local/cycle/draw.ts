import { type Draw, isCommitted } from '../../../shared/domain/draw/draw-record.ts'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import type { ApiClient } from '../api-client.ts'
import { sampleDepartment } from '../seed/people.ts'
import type { Stage } from './stage.ts'

const site = sampleDepartment.id

export async function mistakenFreeze(stage: Stage): Promise<void> {
  const { api, story, settle } = stage
  const { draw } = await api.must('drawer', 'freezeDraw', { taskId: '2022-1', round: 1, witnesses: ['示例误填'] })
  const voided = await api.must('approver', 'voidDraw', { drawId: draw.id, reason: '见证人名单填写有误，重新锁定' })
  await settle()
  story.add(
    '3 抽取',
    `第 1 次锁定填错见证人，已作废：${isCommitted(voided) ? voided.voided?.reason : ''}`,
    `/${site}/draws/${draw.id}/`,
  )
}

/** The seed's task, or another under a step of its own. */
export async function drawRound(
  stage: Stage,
  round: number,
  witnesses: string[],
  { taskId, step } = { taskId: '2022-1', step: `${round === 1 ? 3 : 6} 抽取` },
): Promise<Draw> {
  const { api, story, settle } = stage
  const { draw } = await api.must('drawer', 'freezeDraw', { taskId, round, witnesses })
  if (!isCommitted(draw)) throw new Error(`draw ${draw.id} is ${draw.state}`)
  const { passes } = await api.must('drawer', 'listWitnessPasses', { drawId: draw.id })
  await settle()
  story.add(
    step,
    `第 ${round} 轮锁定 ${draw.poolSize} 家，承诺 ${draw.manifestDigest.slice(0, 12)}…`,
    `/${site}/draws/${draw.id}/`,
  )
  for (const { by, code } of passes) {
    await api.must(undefined, 'contribute', {
      drawId: draw.id,
      department: site,
      code,
      words: `${by}：第${round}轮，${by.length * 7919}`,
    })
  }
  const executed = await api.must('drawer', 'executeDraw', { drawId: draw.id })
  await settle()
  const count = executed.drawnCount ?? 0
  const least = Math.ceil((draw.strata.reduce((sum, { size }) => sum + size, 0) * draw.floor) / 10_000)
  if (count < least) throw new Error(`${count} drawn, at least ${least} asked for`)
  story.add(
    step,
    `${passes.length} 名见证人输入后抽取：${count} 家（不低于 ${draw.floor / 100}%，至少 ${least} 家），每家两名执法人员`,
    `/${site}/draws/${draw.id}/`,
  )
  return executed
}

async function drawnOf(api: ApiClient, drawId: string): Promise<string[]> {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await api.must('drawer', 'listDrawnTargets', { drawId, ...(cursor ? { cursor } : {}) })
    found.push(...items.map(({ target }) => target))
    cursor = next
  } while (cursor)
  return found
}

export async function tellExclusion({ api, story }: Stage, first: Draw, second: Draw): Promise<void> {
  const before = new Set(await drawnOf(api, first.id))
  const again = (await drawnOf(api, second.id)).filter((id) => before.has(id))
  if (again.length > 0) throw new Error(`drawn twice: ${again.join(', ')}`)
  if (first.seed === second.seed) throw new Error('two rounds share a seed')
  story.add(
    '6 抽取',
    `第 2 轮另用种子 ${second.seed?.slice(0, 12)}…，第 1 轮的 ${before.size} 家无一重复`,
    `/${site}/draws/`,
  )
}

/** From the public files alone, as a stranger would. */
export async function verifyDraws({ url, story }: Stage, draws: readonly Draw[], department = site): Promise<boolean> {
  let good = true
  for (const { id, round, taskName } of draws) {
    const path = `/${department}/draws/${id}/bundle.json`
    const response = await fetch(url + path)
    const { ok, checks, summary } = verifyBundle(await response.text())
    good &&= ok
    story.add('8 复核', `《${taskName}》第 ${round} 轮：${checks.length} 项检查，${summary.zh}`, path)
  }
  return good
}
