import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { nginxConf } from '../../infra/site/nginx-conf.ts'
import { fileKey, siteFiles } from '../../shared/contract/site-paths.ts'

const file = new URL('../../infra/site/nginx.conf', import.meta.url)

it('nginx is configured by what `npm run golden` writes from the contract', () => {
  expect(readFileSync(file, 'utf8')).toBe(nginxConf())
})

it('nginx knows the type of every kind of file', () => {
  const text = nginxConf()

  for (const [kind, { key, type }] of Object.entries(siteFiles)) {
    const ending = key.split('.').at(-1) ?? ''
    const plain = type.split(';')[0] as string
    const known = new RegExp(`^ +(?:default_type )?${plain.replace(/[+/]/g, '.')}(?:;| .*\\b${ending}\\b)`, 'm')
    expect({ kind, said: known.test(text) }).toEqual({ kind, said: true })
  }
  expect(text).toContain(`location = /${fileKey('verifyAlone')}`)
})
