import { expect, it } from 'vitest'
import { typedCode } from '../../shared/kernel/base32.ts'

it.each(['FMXF-1BYQ', 'fmxf lbyq', 'FMXF–IBYQ', 'ＦＭＸＦ－１ＢＹＱ', ' fmxf‑1byq\n'])(
  'reads %j as the code that was printed, however a keyboard writes it',
  (typed) => {
    expect(typedCode(typed)).toBe('FMXF1BYQ')
  },
)
