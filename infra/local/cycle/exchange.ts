import { exchangeFile } from '../../../shared/contract/exchange-format.ts'
import { dayOf } from '../../../shared/kernel/days.ts'
import { sha256 } from './sha256.ts'
import type { Stage } from './stage.ts'

/**
 * What is public goes to the provincial platform in a batch; two days later it answers that it has one record otherwise; that one is
 * sent again on the day after and confirmed, and nothing else is.
 */
export async function handOverToProvince(stage: Stage): Promise<void> {
  const { api, story, travel } = stage
  const first = await handedOver(stage, '示例省平台〔2022〕1号')
  const [odd, ...others] = first.records
  if (!odd) throw new Error('nothing is public, and nothing was handed over')
  const held = { ...odd.record, content: { ...odd.record.content, endedOn: '2022-01-01' } }
  const confirmed = others.map(({ record: { key }, digest }) => ({ key, digest }))
  await travel('2022-08-18T02:00:00Z')
  await api.must('publisher', 'answerExchange', {
    exchangeId: first.id,
    records: [{ key: odd.record.key, held }, ...confirmed],
  })
  const { items: differing } = await api.must('publisher', 'listExchanged', { year: '2022', state: 'differing' })
  const fields = differing.flatMap(({ differences = [] }) => differences.map(({ field }) => field))
  if (fields.join() !== 'content.endedOn')
    throw new Error(`the reconciliation list names ${fields.join() || 'nothing'}`)
  await travel('2022-08-19T02:00:00Z')
  const second = await handedOver(stage, '示例省平台〔2022〕2号')
  const reasons = second.records.map(({ reason }) => reason)
  if (reasons.join() !== 'resent') throw new Error(`${reasons.length} records were sent again`)
  await confirmAll(stage, second)
  story.add(
    '5 归集',
    `${first.records.length} 件结果按批次 ${first.id} 报送省级平台：${confirmed.length} 件一致，1 件检查结束日不一致；批次 ${second.id} 重报 1 件，已确认一致`,
    '/api/reconciliation?year=2022',
  )
}

/** What became public since the last batch, with nothing differing in the platform's answer. */
export async function handOverRest(stage: Stage, step: string, receipt: string): Promise<void> {
  const batch = await handedOver(stage, receipt)
  await confirmAll(stage, batch)
  stage.story.add(
    step,
    `批次 ${batch.id} 报送省级平台 ${batch.records.length} 件，全部确认一致`,
    '/api/reconciliation?year=2022',
  )
}

type Batch = Awaited<ReturnType<typeof handedOver>>

async function confirmAll({ api }: Stage, { id, records }: Batch): Promise<void> {
  const answer = records.map(({ record: { key }, digest }) => ({ key, digest }))
  await api.must('publisher', 'answerExchange', { exchangeId: id, records: answer })
}

/** A batch that was made, fetched, held against its digest and given to the platform. */
async function handedOver({ api, settle }: Stage, receipt: string) {
  const { id } = await api.must('publisher', 'askForExchange', { year: 2022 })
  await settle()
  const { exchange, json } = await api.must('publisher', 'getExchange', { exchangeId: id })
  const bytes = new Uint8Array(await (await fetch(json ?? '')).arrayBuffer())
  if (sha256(bytes) !== exchange.json?.sha256) throw new Error(`${id} is not what its digest says`)
  const on = dayOf(new Date(exchange.askedAt))
  await api.must('publisher', 'handOverExchange', { exchangeId: id, on, receipt })
  await settle()
  return { id, records: exchangeFile.parse(JSON.parse(new TextDecoder().decode(bytes))).records }
}
