import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serviceNames } from '../../shared/contract/route.ts'

const root = resolve(import.meta.dirname, '../..')

/** Folder → what it may import besides itself. The longest folder that fits a file decides. Packages follow `:`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shared/kernel': [],
  'shared/domain': ['shared/kernel', ':@noble/', ':chinese-days'],
  'shared/contract': ['shared/kernel', 'shared/domain', ':zod/mini'],
  'shared/pages': [
    'shared/kernel',
    'shared/domain',
    'shared/contract/site-paths.ts',
    ':hono/utils/html',
    ':d3-scale',
    ':d3-shape',
    ':uqr',
  ],
  'functions/stores': ['shared', ':@aws-sdk/', ':node:'],
  'functions/http': ['shared', 'functions/stores', ':zod/mini', ':ulid', ':node:', ':aws-lambda'],
  'functions/events': [
    'shared',
    'functions/stores',
    'functions/http',
    ':@aws-sdk/util-dynamodb',
    ':ulid',
    ':node:',
    ':aws-lambda',
  ],
  // what several services do to one record
  'functions/acts': ['shared', 'functions/stores', 'functions/http', 'functions/events', ':node:'],
  // what several services write: zip, .xlsx, .docx
  'functions/files': ['shared', 'functions/stores', ':node:', ':docx', ':write-excel-file'],
  'functions/service.ts': [
    'shared',
    'functions/stores',
    'functions/http',
    'functions/events',
    ':@middy/core',
    ':zod/mini',
    ':aws-lambda',
  ],
  ...Object.fromEntries(
    serviceNames.map((service) => [
      `functions/${service}`,
      [
        'shared',
        'functions/stores',
        'functions/http',
        'functions/events',
        'functions/acts',
        'functions/files',
        'functions/service.ts',
        ':node:',
        ':ulid',
        ':saxes',
        ':emailjs',
        ':ical-generator',
        ':write-excel-file',
        // only where pictures are decoded: they are not bundled
        ...(service === 'photographing' ? [':wasm-vips', ':libheif-js'] : []),
      ],
    ]),
  ),
  // browser code: the pages' own scripts, bundled by infra/site
  'shared/pages/scripts': ['shared/pages', 'shared/kernel', 'shared/domain', 'shared/contract/site-paths.ts'],
  'infra/site': ['shared', ':node:', ':esbuild'],
  infra: ['shared', 'functions', ':'],
}

const folders = Object.keys(mayImport).sort((a, b) => b.length - a.length)

interface Import {
  readonly file: string
  readonly target: string
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/^(?:import|export)\s[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm)
  return [...found].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3]) as string
    return { file, target: name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : `:${name}` }
  })
}

function allowed({ file, target }: Import): boolean {
  const folder = folders.find((name) => file === name || file.startsWith(`${name}/`))
  if (!folder) return false
  return [folder, ...(mayImport[folder] as readonly string[])].some(
    (one) =>
      target === one ||
      target.startsWith(one.endsWith('/') || one === ':' || one === ':node:' ? one : `${one}/`) ||
      target === one,
  )
}

describe('imports go one way', () => {
  const files = ['shared', 'functions', 'infra'].flatMap(sources)
  const imports = files.flatMap(importsOf)

  it('reads the code at all', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(100)
  })

  it('holds the table of folders against every import', () => {
    const broken = imports.filter((one) => !allowed(one)).map(({ file, target }) => `${file} → ${target}`)

    expect(broken).toEqual([])
  })

  it('keeps the local host out of everything that is deployed', () => {
    const leaks = imports.filter(
      ({ file, target }) => !file.startsWith('infra/local') && target.startsWith('infra/local'),
    )

    expect(leaks).toEqual([])
  })

  it('keeps clocks and randomness out of the domain', () => {
    const impure = files
      .filter((file) => file.startsWith('shared/domain'))
      .filter((file) => {
        return /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bfetch\(/.test(
          readFileSync(join(root, file), 'utf8'),
        )
      })

    expect(impure).toEqual([])
  })
})
