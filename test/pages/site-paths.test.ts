import { describe, expect, it } from 'vitest'
import {
  englishKey,
  fileKey,
  inChinese,
  inEnglish,
  type PageKind,
  pageFiles,
  pageKey,
  readKey,
  relativeHref,
  siteFile,
  sitePages,
  twinKey,
} from '../../shared/contract/site-paths.ts'
import { iconFile } from '../../shared/pages/icon.ts'
import { styleFile } from '../../shared/pages/style.ts'

const place = { department: '140900/finance', id: 'X1', page: 3 }

describe('public paths', () => {
  it('are these and no others', () => {
    const keys = (Object.keys(sitePages) as PageKind[]).map((kind) => pageKey(kind, place))

    expect(keys).toEqual([
      'index.html',
      '140900/finance/index.html',
      '140900/finance/items/index.html',
      '140900/finance/plans/index.html',
      '140900/finance/plans/X1/index.html',
      '140900/finance/rules/index.html',
      '140900/finance/rules/X1/index.html',
      '140900/finance/tasks/index.html',
      '140900/finance/tasks/years/X1/index.html',
      '140900/finance/tasks/X1/index.html',
      '140900/finance/draws/index.html',
      '140900/finance/draws/years/X1/index.html',
      '140900/finance/draws/X1/index.html',
      '140900/finance/draws/X1/drawn/3/index.html',
      '140900/finance/results/index.html',
      '140900/finance/results/pages/3/index.html',
      '140900/finance/results/X1/index.html',
      '140900/finance/targets/X1/index.html',
      '140900/finance/visits/X1/index.html',
      '140900/finance/indicators/index.html',
      '140900/finance/indicators/X1/index.html',
      '140900/finance/open-data/index.html',
      '140900/finance/search/index.html',
      'departments/index.html',
      'dictionary/index.html',
      'objection/index.html',
      'accessibility/index.html',
    ])
    expect(twinKey('draw', place)).toBe('140900/finance/draws/X1/index.json')
    expect(fileKey('manifest', place)).toBe('140900/finance/draws/X1/manifest.json')
    expect(fileKey('bundle', place)).toBe('140900/finance/draws/X1/bundle.json')
    expect(fileKey('card', place)).toBe('departments/140900/finance.json')
    expect(fileKey('style', { id: '0123' })).toBe('assets/style.0123.css')
  })

  it('carry their content type and how long they may be kept; the twin is written before its page', () => {
    const files = pageFiles('task', place, { html: 'h', english: 'e', json: 'j' })

    expect(files).toEqual([
      {
        key: '140900/finance/tasks/X1/index.json',
        type: 'application/json; charset=utf-8',
        cache: 'public, max-age=60',
        body: 'j',
      },
      {
        key: '140900/finance/tasks/X1/index.en.html',
        type: 'text/html; charset=utf-8',
        cache: 'public, max-age=60',
        body: 'e',
      },
      {
        key: '140900/finance/tasks/X1/index.html',
        type: 'text/html; charset=utf-8',
        cache: 'public, max-age=60',
        body: 'h',
      },
    ])
    expect(siteFile('bundle', place, 'b')).toMatchObject({
      type: 'application/json; charset=utf-8',
      cache: 'public, max-age=3600',
    })
    expect(styleFile).toMatchObject({
      type: 'text/css; charset=utf-8',
      cache: 'public, max-age=31536000, immutable',
    })
    expect(iconFile).toMatchObject({ type: 'image/svg+xml', cache: 'public, max-age=31536000, immutable' })
    expect(iconFile.key).toMatch(/^assets\/icon\.[0-9a-f]{12}\.svg$/)
    expect(styleFile.key).toMatch(/^assets\/style\.[0-9a-f]{12}\.css$/)
  })

  it('hold any id in one safe segment, two ids never in the same', () => {
    const ids = ['a/b', '../x', '..', '.', 'a b', '示例', 'a~2fb', '<i>', 'a.b', 'A']

    const keys = ids.map((id) => pageKey('target', { ...place, id }))

    expect(new Set(keys).size).toBe(ids.length)
    for (const key of keys) expect(key).toMatch(/^140900\/finance\/targets\/(?!\.+\/)[A-Za-z0-9._~-]+\/index\.html$/)
  })

  it('can be read back', () => {
    for (const id of ['X1', 'a/b', '..', '示例 甲', '01J-91140902KJ00000480']) {
      for (const kind of ['plan', 'task', 'draw', 'result', 'target'] as const) {
        expect(readKey(pageKey(kind, { ...place, id }))).toEqual({ kind, department: '140900/finance', id })
      }
      expect(readKey(fileKey('bundle', { ...place, id }))).toEqual({ kind: 'bundle', department: '140900/finance', id })
    }
    expect(readKey('index.html')).toEqual({ kind: 'home' })
    expect(readKey('140900/finance/draws/index.html')).toEqual({ kind: 'draws', department: '140900/finance' })
    expect(readKey(styleFile.key)).toMatchObject({ kind: 'style' })
    expect(readKey('140900/finance/secret/index.html')).toBeUndefined()
  })

  it('have an English page beside each page, and none beside files and tools', () => {
    for (const kind of Object.keys(sitePages) as PageKind[]) {
      expect(inEnglish(pageKey(kind, place))).toBe(englishKey(kind, place))
      expect(inChinese(englishKey(kind, place))).toBe(pageKey(kind, place))
      expect(readKey(englishKey(kind, place))).toEqual(readKey(pageKey(kind, place)))
    }
    for (const key of [fileKey('verify'), fileKey('recusal'), fileKey('bundle', place), twinKey('home')]) {
      expect(inEnglish(key)).toBe(key)
    }
  })

  it('refuse to be made without what they need', () => {
    expect(() => pageKey('task', { department: '140900/finance' })).toThrow(TypeError)
  })

  it('are linked relative to each other', () => {
    expect(relativeHref('140900/finance/draws/X/index.html', 'assets/s.css')).toBe('../../../../assets/s.css')
    expect(relativeHref('140900/finance/draws/X/index.html', '140900/finance/draws/X/bundle.json')).toBe('bundle.json')
    expect(relativeHref('140900/finance/draws/index.html', '140900/finance/draws/X/index.html')).toBe('X/index.html')
    expect(relativeHref('index.html', '140900/finance/index.html')).toBe('140900/finance/index.html')
  })
})
