import { type RefusalCode, refusalCodes } from './refusal-codes.ts'

export type Facts = Readonly<Record<string, unknown>>

/**
 * The one way to say no. Thrown by the domain and the stores, mapped once to an RFC 9457 problem document.
 * `facts` are fields for machines and fill the `{name}` places of the code's Chinese and English text; `english` says the
 * Chinese ones again for the English text.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly facts: Facts
  /** The sentence for whoever reads no Chinese. */
  readonly en: string

  constructor(code: RefusalCode, facts: Facts = {}, english: Facts = {}) {
    const en = fill(refusalCodes[code].en, { ...facts, ...english })
    super(en)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
    this.en = en
  }

  get status(): number {
    return refusalCodes[this.code].status
  }

  /** The sentence a clerk reads. */
  get zh(): string {
    return fill(refusalCodes[this.code].zh, this.facts)
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal
}

function fill(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => show(facts[name]))
}

function show(value: unknown): string {
  if (Array.isArray(value)) return value.map(show).join('、')
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '?')
}
