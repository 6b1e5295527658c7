import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { explainTarget } from '../../../shared/domain/verify/explain-target.ts'
import { readVectors } from '../draw/vectors.ts'

const { bundle } = readVectors().find(({ name }) => name === 'year-two-rounds.json') ?? expect.fail('no such vector')
const [, level] = bundle.drawn

describe('why this company and not that one', () => {
  it('tells ticket, rank and cut-off of every target, as the draw had them', () => {
    const answers = bundle.roster.map(([id]) => explainTarget(bundle, id))

    const drawn = answers.filter(({ outcome }) => outcome === 'drawn').map(({ id }) => id)
    expect(new Set(drawn)).toEqual(new Set(bundle.drawn.flatMap(({ ids }) => ids)))
    for (const { outcome, ticket, cutOff, rank, take } of answers) {
      if (outcome === 'drawn')
        expect([ticket !== undefined && ticket <= (cutOff ?? ''), (rank ?? 99) <= (take ?? 0)]).toEqual([true, true])
      if (outcome === 'not-drawn')
        expect([(ticket ?? '') > (cutOff ?? ''), (rank ?? 0) > (take ?? 0)]).toEqual([true, true])
    }
  })

  it('says it in words', () => {
    const second = explainTarget(bundle, level?.ids[1] as string)
    const reserve = bundle.roster
      .map(([id]) => explainTarget(bundle, id))
      .find((each) => each.level === 'C' && each.rank === 4)

    expect(second.zh).toMatch(/被抽中：C 级可抽取 16 家，抽 2 家；它的签号 [0-9a-f]{12}… 由小到大排第 2。/)
    expect(reserve?.zh).toMatch(
      /未被抽中：C 级可抽取 16 家，抽 2 家；.*排第 4，大于入选界线 [0-9a-f]{12}…。它是第 2 位候补。/,
    )
    expect(reserve?.en).toContain('It is reserve number 2.')
  })

  it('names the reason of an exclusion, and who was never in the roster', () => {
    const excluded = bundle.manifest.exclusions[0]?.id as string

    expect(explainTarget(bundle, excluded)).toMatchObject({ outcome: 'excluded', reason: 'drawn-in-earlier-round' })
    expect(explainTarget(bundle, 'nobody').zh).toBe('nobody 不在本次抽取的对象名单中，因此不可能被抽中。')
  })

  it('gives a shell command that answers with the ticket', () => {
    const { command, ticket } = explainTarget(bundle, level?.ids[0] as string)
    const hexadecimal = /printf %s ([0-9a-f]{64}) \|/.exec(command ?? '')?.[1] ?? ''
    const id = /printf %s '(.*)'\)/.exec(command ?? '')?.[1] ?? ''

    expect(id).toBe(level?.ids[0])
    expect(createHash('sha256').update(Buffer.from(hexadecimal, 'hex')).update(id).digest('hex')).toBe(ticket)
  })
})
