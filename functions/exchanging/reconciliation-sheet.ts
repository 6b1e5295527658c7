import { type Exchange, type Exchanged, exchangedStates, sendReasons } from '../../shared/domain/exchange/exchange.ts'
import { guardedText } from '../../shared/domain/registry/formula-guard.ts'
import { writeXlsx } from '../files/write-xlsx.ts'

const header = [
  '记录编号',
  '检查对象',
  '报送原因',
  '报送日',
  '核对情况',
  '核对日',
  '不一致的字段',
  '本单位',
  '省级平台',
  '摘要（SHA-256）',
]

/** How each record of a batch stands with the platform, one row for each difference; before them how many stand how. */
export function reconciliationSheet({ id, handedOver }: Exchange, rows: readonly Exchanged[]): Promise<Buffer> {
  const count = (state: Exchanged['state']) => `${rows.filter((row) => row.state === state).length}`
  const totals = [
    ['批次', id],
    ['报送日', handedOver?.on ?? ''],
    ['平台回执', handedOver?.receipt ?? ''],
    ['共报送', `${rows.length}`],
    ...Object.entries(exchangedStates).map(([state, zh]) => [zh, count(state as Exchanged['state'])]),
  ]
  return writeXlsx([
    { name: '核对汇总', header: ['项目', '内容'], rows: totals.map((row) => row.map(guardedText)) },
    { name: '核对明细', header, rows: rows.flatMap(linesOf).map((row) => row.map(guardedText)) },
  ])
}

function linesOf({
  key,
  targetName,
  reason,
  sentOn,
  state,
  settledOn,
  differences = [],
  digest,
}: Exchanged): string[][] {
  const record = [key, targetName, sendReasons[reason], sentOn, exchangedStates[state], settledOn ?? '']
  if (differences.length === 0) return [[...record, '', '', '', digest]]
  return differences.map(({ field, ours, theirs }) => [...record, field || '整条记录', ours, theirs, digest])
}
