/** One line of the demonstration's table. */
export interface Step {
  readonly step: string
  readonly what: string
  readonly where: string
}

/** Tells each step as it ends, and keeps all for the table. */
export class Story {
  readonly steps: Step[] = []
  private readonly tell: (step: Step) => void

  constructor(tell: (step: Step) => void) {
    this.tell = tell
  }

  add(step: string, what: string, where = ''): void {
    const one = { step, what, where }
    this.steps.push(one)
    this.tell(one)
  }
}

/** Columns as wide as their longest cell, a Chinese sign counting two. */
export function asTable(steps: readonly Step[]): string {
  const rows: Step[] = [{ step: '步骤', what: '经过', where: '在哪里看' }, ...steps]
  const width = (key: 'step' | 'what') => Math.max(...rows.map((row) => columns(row[key])))
  const [first, second] = [width('step'), width('what')]
  return rows.map(({ step, what, where }) => `${pad(step, first)}  ${pad(what, second)}  ${where}`.trimEnd()).join('\n')
}

function columns(text: string): number {
  return Array.from(text).reduce(
    (sum, sign) => sum + (/[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’—…]/.test(sign) ? 2 : 1),
    0,
  )
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - columns(text))
}
