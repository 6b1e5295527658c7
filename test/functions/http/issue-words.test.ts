import { describe, expect, it } from 'vitest'
import { config } from 'zod'
import * as z from 'zod/mini'
import { issueWords, leftUnsaid } from '../../../functions/http/issue-words.ts'
import { day, department, instant, listed, recordId, region, sha256, text } from '../../../shared/contract/fields.ts'

function words(schema: z.ZodMiniType, value: unknown): readonly string[] {
  const issue = schema.safeParse(value, leftUnsaid).error?.issues[0]
  return issue ? issueWords(issue) : []
}

describe('what a malformed field must be', () => {
  it.each([
    ['a text', text, 7, '应为文字（缺少，或类型不符）', 'must be a text (wrong type or missing)'],
    ['an empty text', text, '', '至少 1 个字', 'must have at least 1 character'],
    ['too long a text', text, '示'.repeat(4001), '至多 4000 个字', 'must have at most 4000 characters'],
    ['an empty list', listed(text, 1, 2), [], '至少 1 项', 'must have at least 1 member'],
    ['too long a list', listed(text, 1, 2), ['1', '2', '3'], '至多 2 项', 'must have at most 2 members'],
    ['too small a number', z.number().check(z.minimum(3)), 2, '至少为 3', 'must be at least 3'],
    ['too large a number', z.number().check(z.maximum(3)), 4, '至多为 3', 'must be at most 3'],
    [
      'no whole number',
      z.number().check(z.int()),
      1.5,
      '应为整数（缺少，或类型不符）',
      'must be a whole number (wrong type or missing)',
    ],
    [
      'none of a few',
      z.enum(['before', 'on-site']),
      'after',
      '应为下列之一：before、on-site',
      'must be one of before, on-site',
    ],
    ['an unknown field', z.strictObject({}), { a: 1 }, '不是可接受的字段', 'is no known property (unknown property)'],
  ])('is said in both languages of %s', (_, schema, value, zh, en) => {
    expect(words(schema, value)).toEqual([zh, en])
  })

  it.each([
    ['day', day, '2022-2-30', '应为日期，如 2022-07-01'],
    ['instant', instant, '2022-07-01 09:30', '应为带时区的时刻'],
    ['record id', recordId, 'a/b', '只能用文字、数字和'],
    ['region', region, '1409', '应为六位行政区划代码'],
    ['department', department, 'finance', '应为部门路径'],
    ['hash', sha256, 'abc', '应为 64 位小写十六进制数'],
  ])('is shown by an example or its form where it is a %s', (_, schema, value, zh) => {
    const [said, english] = words(schema, value)

    expect(said).toContain(zh)
    expect(english).toMatch(/\(.*[a-z].*\)$/)
    expect(words(schema, undefined)[0]).toBe('应为文字（缺少，或类型不符）')
  })

  it('is said in our words whatever language zod has been set to', () => {
    const set = { ...config() }
    config({ localeError: () => 'in some other language' })

    expect(words(text, '')).toEqual(['至少 1 个字', 'must have at least 1 character'])
    config(set)
  })

  it('names the fault of a form that has no words of its own', () => {
    expect(words(z.string().check(z.regex(/^x$/)), 'y')).toEqual([
      '格式不符 (invalid_format)',
      'is not legal (invalid_format)',
    ])
  })
})
