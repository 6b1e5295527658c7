import { sendReasons } from '../../shared/domain/exchange/exchange.ts'
import type { ExchangeRecord } from '../../shared/domain/exchange/exchange-record.ts'
import { guardedText } from '../../shared/domain/registry/formula-guard.ts'
import { writeXlsx } from '../files/write-xlsx.ts'
import type { BatchContent } from './batch-file.ts'

const header = [
  '记录编号',
  '报送原因',
  '状态',
  '统一社会信用代码',
  '检查对象',
  '区域',
  '信用风险分类',
  '抽查任务',
  '轮次',
  '抽查事项',
  '检查依据',
  '结果代码',
  '检查结果',
  '检查情况',
  '检查方式',
  '检查结束日',
  '处置',
  '处理意见',
  '执法人员',
  '公示日',
  '现行版本自',
  '撤下日',
  '撤下原因',
  '摘要（SHA-256）',
]

/** The batch as a workbook: one row for each item, in the order of the file. */
export function batchSheet({ batch, records }: BatchContent): Promise<Buffer> {
  const rows = records.flatMap(({ reason, digest, record }) =>
    rowsOf(record).map((row) => [record.key, sendReasons[reason], ...row, digest].map(guardedText)),
  )
  return writeXlsx([{ name: `归集 ${batch}`, header, rows }])
}

function rowsOf(record: ExchangeRecord): string[][] {
  const { status, targetId, taskName, round, publishedOn, standsSince, content, withdrawn } = record
  const ending = [publishedOn, standsSince, withdrawn?.on ?? '', withdrawn?.reason ?? '']
  const task = [taskName, String(round)]
  if (!content) return [['已撤下', targetId, '', '', '', ...task, '', '', '', '', '', '', '', '', '', '', ...ending]]
  const { targetName, region, creditClass, method, endedOn, items, disposition, opinion, officers } = content
  return items.map(({ name, basis, code, result, finding }) => [
    status === 'public' ? '公示中' : '已撤下',
    targetId,
    targetName,
    region,
    creditClass,
    ...task,
    name,
    basis.join('；'),
    code,
    result,
    finding,
    method,
    endedOn,
    disposition,
    opinion,
    officers.join('、'),
    ...ending,
  ])
}
