import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { PageKind } from '../../shared/contract/site-paths.ts'
import { resultSummary } from '../../shared/domain/disclosure/result-summary.ts'
import { resultsCsv } from '../../shared/pages/results-csv.ts'
import { resultsFeed, sitemapIndex } from '../../shared/pages/site-feeds.ts'
import { twinOf } from '../../shared/pages/site-page.ts'
import { schemaText, twinSchemas } from '../../shared/pages/twin-schemas.ts'
import { department, disclosure, pages } from './samples.ts'

const result = resultSummary(disclosure, 7)

describe('the file of a year', () => {
  it('begins with a byte order mark and has RFC 4180 lines', () => {
    const text = resultsCsv([result])

    expect(text.startsWith('\ufeff公示序号,检查编号')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(3)
    expect(text).toContain('\r\n7,')
  })

  it.each(['=1+1', '+1', '-1', '@x', ' =1', '\u202e=1', '＝1'])('takes the formula out of "%s"', (targetName) => {
    expect(resultsCsv([{ ...result, targetName }])).toMatch(/,"?'\s*[=+\-@＝]/)
  })

  it('quotes what would end a cell or a line', () => {
    expect(resultsCsv([{ ...result, targetName: '甲,"乙"\n丙' }])).toContain('"甲,""乙""\n丙"')
  })
})

describe('the feed and the sitemap', () => {
  it('escape names and give addresses whole', () => {
    const feed = resultsFeed(department, [{ ...result, targetName: '<b>&' }], 'https://site.example')

    expect(feed).toContain('<title>&lt;b&gt;&amp;：')
    expect(feed).toContain('<updated>2022-08-04T16:00:00.000Z</updated>')
    expect(feed).toContain('href="https://site.example/140900/finance/results/')
    expect(sitemapIndex(['140900/finance/sitemap-1.xml'], 'https://site.example')).toContain(
      '<loc>https://site.example/140900/finance/sitemap-1.xml</loc>',
    )
  })
})

describe('the schema of each twin', () => {
  const kindOf = (name: string) => (name === 'tombstone' ? 'result' : name) as PageKind

  it.each(Object.entries(pages))('allows what the page "%s" says and nothing else', (name, { view }) => {
    const schema = z.fromJSONSchema(JSON.parse(schemaText(kindOf(name))) as z.core.JSONSchema.JSONSchema)
    const twin = JSON.parse(twinOf(view)) as object

    expect(schema.safeParse(twin)).toMatchObject({ success: true })
    expect(schema.safeParse({ ...twin, secret: 1 }).success).toBe(false)
  })

  it('is there for every kind of page', () => {
    expect(Object.keys(twinSchemas).toSorted()).toEqual([...new Set(Object.keys(pages).map(kindOf))].toSorted())
  })
})
