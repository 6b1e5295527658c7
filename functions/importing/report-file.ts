import { guardedText } from '../../shared/domain/registry/formula-guard.ts'
import type { ImportFinding, RowChange } from '../../shared/domain/registry/import.ts'
import { csvLine } from './csv-line.ts'
import type { AnyRecord } from './registry-kinds.ts'

const MOST_LINES = 300_000
const PIECE = 2000
const HEADER = ['类别', '位置', '编号', '名称', '字段', '原值', '新值', '说明', 'In English']
const severities = { error: '错误', conflict: '待选择', warning: '提示' } as const

/** The whole report of a reading as one .csv that a spreadsheet opens; lines beyond a bound are counted, not written. */
export class ReportFile {
  private readonly pieces: Buffer[] = []
  private lines: string[] = []
  private count = 0

  constructor() {
    this.line(HEADER)
  }

  finding({ severity, where, zh, en }: ImportFinding): void {
    this.line([severities[severity], where, '', '', '', '', '', zh, en])
  }

  added(row: number, { id, name }: AnyRecord): void {
    this.line(['新增', `第 ${row} 行`, id, name])
  }

  changed({ row, id, fields }: RowChange, { name }: AnyRecord): void {
    for (const { field, before, after } of fields) this.line(['变更', `第 ${row} 行`, id, name, field, before, after])
  }

  missing({ id, name }: AnyRecord): void {
    this.line(['库中有而文件中无', '', id, name])
  }

  bytes(): Buffer {
    if (this.count > MOST_LINES)
      this.lines.push(lineOf(['', '', '', '', '', '', '', `另有 ${this.count - MOST_LINES} 行未列出`]))
    this.flush()
    return Buffer.concat([Buffer.from('\ufeff'), ...this.pieces])
  }

  private line(cells: readonly string[]): void {
    if (++this.count > MOST_LINES) return
    this.lines.push(lineOf(cells))
    if (this.lines.length === PIECE) this.flush()
  }

  private flush(): void {
    this.pieces.push(Buffer.from(this.lines.join('')))
    this.lines = []
  }
}

/** Guarded against formulas. */
function lineOf(cells: readonly string[]): string {
  return `${csvLine(cells.map(guardedText))}\r\n`
}
