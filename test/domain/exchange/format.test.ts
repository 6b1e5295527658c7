import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exchangeAnswer, exchangeFile } from '../../../shared/contract/exchange-format.ts'
import { exchangedStates, exchangeLifecycle, sendReasons } from '../../../shared/domain/exchange/exchange.ts'
import { type ExchangeRecord, exchangeFormat, recordDigest } from '../../../shared/domain/exchange/exchange-record.ts'
import { differencesOf } from '../../../shared/domain/exchange/reconcile.ts'

const text = readFileSync(new URL('../../../shared/domain/exchange/FORMAT.md', import.meta.url), 'utf8')
const [file, answer] = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, json]) => JSON.parse(json ?? '') as unknown,
)

describe('the exchange format’s description', () => {
  it('shows a file that the schema takes, with nothing beside it, and with its true digest', () => {
    const parsed = exchangeFile.parse(file)
    const [first] = parsed.records

    expect(parsed).toEqual(file)
    expect(parsed.format).toBe(exchangeFormat)
    expect(recordDigest(first?.record as ExchangeRecord)).toBe(first?.digest)
  })

  it('shows an answer that the schema takes, which confirms the file’s record', () => {
    const [confirmed] = exchangeAnswer.parse(answer)
    const { record } = exchangeFile.parse(file).records[0] ?? {}

    expect(confirmed?.key).toBe(record?.key)
    expect(differencesOf(record as ExchangeRecord, confirmed as { key: string })).toEqual([])
  })

  it('names each reason and each state as the platform does', () => {
    const words = { ...sendReasons, ...exchangeLifecycle.states, ...exchangedStates }
    const said = Object.entries(words).map(([code, zh]) => [text.includes(`\`${code}\``), text.includes(zh), code])

    expect(said.filter(([code, zh]) => !code || !zh)).toEqual([])
  })
})
