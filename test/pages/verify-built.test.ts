import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { withApi } from '../../functions/site/built-files.ts'
import { builtSite } from '../../infra/site/built-site.ts'
import { standalone } from '../../infra/site/standalone.ts'
import { readKey, type SiteFile } from '../../shared/contract/site-paths.ts'

describe('the files of the site that are built with the software', () => {
  let files: ReadonlyMap<string, SiteFile>

  beforeAll(async () => {
    files = new Map((await builtSite()).map((file) => [file.key, file]))
  })

  const body = (key: string) => files.get(key)?.body ?? ''
  const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')

  it('are files that the contract knows', () => {
    expect(files.size).toBeGreaterThan(10)
    for (const { key, type } of files.values()) {
      expect(readKey(key.replace(/index\.json$/, 'index.html'))?.kind).toBeDefined()
      expect(type).toMatch(/charset=utf-8|svg/)
    }
  })

  it('come out the same each time', async () => {
    expect(new Map((await builtSite()).map((file) => [file.key, file]))).toEqual(files)
  })

  it('keep the scripts small enough for a phone', () => {
    const scripts = [...files.values()].filter(({ key }) => key.endsWith('.js'))

    expect(scripts.length).toBeGreaterThanOrEqual(4)
    for (const { key, body: text } of scripts) expect(`${key} ${Buffer.byteLength(text) <= 130_000}`).toContain('true')
  })

  it.each(['verify/index.html', 'ceremony/index.html', 'witness/index.html'])(
    'let %s load only what has the hash that it names, and nothing inline',
    (key) => {
      const page = body(key)
      const scripts = [...page.matchAll(/<script defer src="\.\.\/([^"]+)" integrity="sha256-([^"]+)"><\/script>/g)]

      expect(page.match(/<script/g)).toHaveLength(1)
      for (const [, src = '', hash] of scripts) expect(sha256(body(src))).toBe(hash)
      expect(scripts).toHaveLength(1)
      expect(page).not.toMatch(/unsafe|style="|\son[a-z]+="/)
    },
  )

  it('let the page on disk run its own two scripts and its own style, and reach nobody', () => {
    const page = body('verify/mingchou-verify.html')
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? ''
    const inline = [...page.matchAll(/<(?:script|style)[^>]*>([^]*?)<\/(?:script|style)>/g)].map(
      ([, text]) => text ?? '',
    )

    expect(inline).toHaveLength(3)
    for (const text of inline) expect(policy).toContain(`'sha256-${sha256(text)}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/connect-src|unsafe|https?:/)
    expect(page).not.toMatch(/<link|\ssrc="/)
  })

  it('refuse a script that would end its own element', () => {
    expect(() => standalone({ style: '', page: 'x="</script>"', desk: '' })).toThrow('end itself')
  })

  it('name the API in the witness’s page and its policy, where it is elsewhere', () => {
    const page = files.get('witness/index.html') as SiteFile

    const elsewhere = withApi(page, 'https://api.example.org/api').body

    expect(elsewhere).toContain('<meta name="api" content="https://api.example.org/api">')
    expect(elsewhere).toContain('connect-src &#39;self&#39; https://api.example.org;')
    expect(withApi(page, undefined)).toBe(page)
  })
})
