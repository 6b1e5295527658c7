import { assert, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, codeFault, organisationCheck } from '../../../shared/domain/registry/uscc.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe('统一社会信用代码, GB 32100-2015', () => {
  it.each(['91350100M000100Y43', '91350200MA2YJ1XR9G'])('passes %s', (code) => {
    expect(codeFault(code)).toBeUndefined()
  })

  it('fails a code that is in use all the same', () => {
    expect(codeFault('91350203M0001QAY9B')).toBeDefined()
  })

  it('tells a wrong check character from a wrong organisation code', () => {
    expect(codeFault('91350100M000100Y44')).toBe('check-character')
    const first17 = '91350100M000100Y5'
    expect(codeFault(first17 + checkCharacter(first17))).toBe('organisation-code')
  })

  it.each(['', '9135', '91350100M000100Y4I', '91350100m000100y43', '9135010 M000100Y43'])(
    'knows no shape in %j',
    (code) => {
      expect(codeFault(code)).toBe('shape')
    },
  )

  it('notices any one changed character', () => {
    assert(
      property(nat({ max: 99_999_999 }), nat({ max: 16 }), nat({ max: 29 }), (number, at, step) => {
        const organisation = String(number).padStart(8, '0')
        const first17 = `91140902${organisation}${organisationCheck(organisation)}`
        const code = first17 + checkCharacter(first17)
        const other = ALPHABET[(ALPHABET.indexOf(code[at] as string) + 1 + step) % 31] as string

        const changed = code.slice(0, at) + other + code.slice(at + 1)

        expect(codeFault(code)).toBeUndefined()
        expect(codeFault(changed)).toBeDefined()
      }),
    )
  })

  it('checks a 15-digit registration number', () => {
    expect(codeFault('110108000000016')).toBeUndefined()
    expect(codeFault('110108000000017')).toBe('registration-number')
  })
})
