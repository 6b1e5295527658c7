import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const npmOwn = new Set(['ci'])

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  it('names only commands that exist', () => {
    const named = [...text.matchAll(/\bnpm (?:run )?([a-z]+)/g)].map((found) => found[1] as string)

    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !(name in scripts) && !npmOwn.has(name))).toEqual([])
  })

  it('leads only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((found) => found[1] as string)

    expect(links.length).toBeGreaterThan(2)
    expect(links.filter((link) => !existsSync(link))).toEqual([])
  })

  it('points to code that stands where it says', () => {
    const paths = [...text.matchAll(/`((?:shared|functions|infra|test)\/[\w./-]+)`/g)].map(
      (found) => found[1] as string,
    )

    expect(paths.filter((path) => !existsSync(path))).toEqual([])
  })
})
