import { describe, expect, it } from 'vitest'
import { verifyBundle } from '../../shared/domain/verify/verify-bundle.ts'
import { checkMeanings } from '../../shared/pages/verify/check-meanings.ts'
import { openDesk } from '../../shared/pages/verify/desk.ts'
import { candidatesView, explanationView } from '../../shared/pages/verify/explanation-view.ts'
import { levelLabel, reasonLabel } from '../../shared/pages/verify/labels.ts'
import { placeInWords } from '../../shared/pages/verify/place-words.ts'
import { comparedWords, verdictView } from '../../shared/pages/verify/report-view.ts'
import { readVectors } from '../domain/draw/vectors.ts'

const bundle = readVectors().find(({ name }) => name === 'small.json')?.bundle as NonNullable<
  ReturnType<typeof readVectors>[number]['bundle']
>

describe('the words of the page that verifies', () => {
  it('give every check its meaning, and no other', () => {
    expect(Object.keys(checkMeanings).sort()).toEqual(
      verifyBundle(bundle)
        .checks.map(({ id }) => id)
        .sort(),
    )
  })

  it.each([
    ['$', '整个文件'],
    ['$.teams[1][1][0]', '执法小组 › 第 2 行 › 人员 › 第 1 位'],
    ['$.roster[3][1]', '对象名录 › 第 4 行 › 等级'],
    ['$.drawn[0].ids[2]', '抽中对象 › 第 1 行 › 名单 › 第 3 行'],
    ['$.manifest.later', '抽取清单 › later'],
  ])('say where %s is', (path, words) => {
    expect(placeInWords(path)).toBe(words)
  })

  it('compare a digest as somebody noted it: with spaces, in capitals, or its beginning', () => {
    const digest = 'ab12'.repeat(16)

    expect(comparedWords('AB12 '.repeat(16), digest)).toContain('✓ 一致')
    expect(comparedWords('ab12 ab12 ab12', digest)).toContain('前 12 位一致')
    expect(comparedWords('ab13 ab12 ab12', digest)).toContain('不一致')
    expect(comparedWords(`${digest}00`, digest)).toContain('不一致')
    expect(comparedWords('ab12', digest)).toContain('至少前 8 位')
  })

  it('name a reason and a level that are known, and show others as they are', () => {
    expect(levelLabel('A')).toBe('A 类')
    expect(levelLabel('toString')).toBe('toString')
    expect(reasonLabel('closed')).toBe('停业（closed）')
    expect(reasonLabel('constructor')).toBe('constructor')
  })
})

describe('the desk that computes', () => {
  it('answers nothing about a bundle that does not verify', () => {
    const desk = openDesk()
    const wrong = JSON.stringify({ ...bundle, seed: '00'.repeat(32) })

    const answer = desk({ kind: 'verify', text: wrong, names: {} })
    const asked = desk({ kind: 'explain', asked: bundle.roster[0]?.[0] ?? '' })

    expect(answer).toMatchObject({ kind: 'verified', verification: { ok: false }, about: { size: 14 } })
    expect(asked).toEqual({ kind: 'candidates', found: [], more: false })
  })

  it('knows a target by its whole code, its name, or part of either', () => {
    const id = bundle.roster[0]?.[0] ?? ''
    const desk = openDesk()
    desk({ kind: 'verify', text: JSON.stringify(bundle), names: { [id]: '示例记账（甲）' } })

    expect(desk({ kind: 'explain', asked: ` ${id} ` })).toMatchObject({ kind: 'explained', name: '示例记账（甲）' })
    expect(desk({ kind: 'explain', asked: '示例记账（甲）' })).toMatchObject({ explanation: { id } })
    expect(desk({ kind: 'explain', asked: '示例' })).toEqual({
      kind: 'candidates',
      found: [{ id, name: '示例记账（甲）' }],
      more: false,
    })
    expect(desk({ kind: 'explain', asked: '9' })).toMatchObject({ more: true })
  })

  it.each(['', 'null', '[]', '{', '{"suite":"MC1"}', '{"manifest":{},"roster":[]}', '"\u0000"'])(
    'bears the file %j and says that it is no bundle',
    (text) => {
      const answer = openDesk()({ kind: 'verify', text, names: {} })

      expect(answer).toMatchObject({ kind: 'verified', verification: { ok: false }, about: null })
      if (answer.kind === 'verified') expect(verdictView(answer).toString()).toContain('复核不通过')
    },
  )
})

describe('markup from a bundle', () => {
  const script = '<script>alert(1)</script>'

  it('is text wherever it comes from', () => {
    const wrong = verifyBundle({ ...bundle, suite: script })
    const shown = [
      verdictView({ verification: wrong, about: null, mistaken: null }),
      candidatesView({ kind: 'candidates', found: [{ id: `"${script}`, name: script }], more: false }),
      explanationView({
        kind: 'explained',
        name: script,
        explanation: { id: script, outcome: 'excluded', level: script, reason: script, zh: script, en: script },
      }),
    ].join('')

    expect(shown).toContain('&lt;script&gt;')
    expect(shown).not.toContain('<script')
    expect(shown).not.toMatch(/data-id="[^"]*<|data-id=""/)
  })
})
