import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedFiles } from '../../../infra/local/seed/seed-files.ts'
import type { Export } from '../../../shared/domain/registry/export.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring, bringIn, sheetOf } from './bring-file.ts'
import { manyTargets, targetCells, targetHeader, targetId } from './many-targets.ts'
import { wholeSheets } from './whole-sheets.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())

async function exported(input: Pick<Export, 'kind' | 'format'> & { content?: string }) {
  const asked = await p.call('clerk', 'askExport', input)
  expect(asked.status).toBe(202)
  await p.settle()
  const { body } = await p.call('clerk', 'getExport', { exportId: asked.body.id })
  const response = await fetch(body.url ?? '')
  return { ...body, response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

/** What a spreadsheet would run. */
const hostile = ['=HYPERLINK("http://x.invalid")', '+1', '-1', '@SUM(A1)', '＝1', "'=1", "'quoted", 'a,b;"c"']

describe('a registry goes out as it comes in', () => {
  beforeAll(async () => {
    for (const file of await seedFiles()) if (file.kind !== 'plan') await bringIn(p, file)
    const rows = hostile.map((name, at) =>
      targetCells(100 + at).map((cell, column) => (column === 1 ? `'${name}` : cell)),
    )
    await bringIn(p, { kind: 'targets', bytes: await sheetOf(targetHeader, ...rows) })
    const wide = [...targetHeader, '标签', '观察期起', '观察期止', '观察期原因']
    const project = targetCells(200).map((cell, at) => (targetHeader[at] === '类型' ? '项目' : cell))
    const tagged = [...project, '甲、乙', '2022-01-01', '2022-06-30', '新设立']
    await bringIn(p, { kind: 'targets', bytes: await sheetOf(wide, tagged) })
  })

  it.each(
    (['items', 'targets', 'officers'] as const).flatMap((kind) =>
      (['xlsx', 'csv'] as const).map((format) => [kind, format] as const),
    ),
  )('%s as .%s, which a new import finds unchanged to the last field', async (kind, format) => {
    const { bytes, export: made } = await exported({ kind, format })

    const { body } = await bring(p, { kind, bytes, fileName: `a.${format}` })

    expect(made).toMatchObject({ state: 'made', done: body.counts.rows })
    expect(body.findings).toEqual([])
    expect(body.counts).toEqual({ rows: made.done, added: 0, changed: 0, unchanged: made.done, missing: 0 })
  })

  it('with texts that a spreadsheet would run shown instead, and unchanged when they come back', async () => {
    const { bytes } = await exported({ kind: 'targets', format: 'csv' })

    const text = Buffer.from(bytes).toString()
    for (const cell of text.split(/[,\r\n]/)) expect(cell).not.toMatch(/^"?[=+\-@＝]/)
    const names = await Promise.all(
      hostile.map(async (_, at) => (await p.store('targets').get(targetId(100 + at))).record.name),
    )
    expect(names.slice(0, 4)).toEqual(hostile.slice(0, 4))
    expect(text.startsWith('\ufeff统一社会信用代码,')).toBe(true)
  })

  it('and a file without the optional columns takes nothing away', async () => {
    const project = targetCells(200).map((cell, at) => (targetHeader[at] === '类型' ? '项目' : cell))

    const { body } = await bring(p, { kind: 'targets', bytes: await sheetOf(targetHeader, project) })

    expect(body.counts).toMatchObject({ rows: 1, unchanged: 1 })
    expect((await p.store('targets').get(targetId(200))).record).toMatchObject({
      otherKind: 'project',
      tags: ['甲', '乙'],
      observation: { to: '2022-06-30' },
    })
  })

  it('under a name of its own, to whoever is signed in, for five minutes', async () => {
    const { response, export: made } = await exported({ kind: 'officers', format: 'xlsx' })

    expect(made.fileName).toBe('执法检查人员名录库-2022-03-01.xlsx')
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(made.fileName)
    expect((await p.call(undefined, 'getExport', { exportId: made.id })).status).toBe(401)
    expect((await p.call('clerk', 'getExport', { exportId: 'foreign' })).status).toBe(404)
    const url = response.url.replace('X-Amz-Expires=300', 'X-Amz-Expires=400')
    expect((await fetch(url)).status).toBe(403)
  })

  it('whole, however many pages of the store it takes', async () => {
    await bringIn(p, { kind: 'targets', bytes: await manyTargets(1200) })

    const { bytes, export: made } = await exported({ kind: 'targets', format: 'xlsx' })

    const [sheet] = await wholeSheets(bytes)
    expect(sheet?.rows).toHaveLength(made.done + 1)
    expect(made.done).toBeGreaterThan(1200)
  })
})

describe('a template', () => {
  it.each(['items', 'targets', 'officers'] as const)('for %s has examples that an import reads', async (kind) => {
    const { bytes, export: made } = await exported({ kind, format: 'csv', content: 'template' })

    const { body } = await bring(p, { kind, bytes })

    expect(made.fileName).toMatch(/导入模板\.xlsx$/)
    expect(body).toMatchObject({ state: 'read', findings: [] })
    expect(body.counts.rows).toBeGreaterThan(0)
  })

  it.each(['items', 'targets', 'officers'] as const)('for %s offers only what an import takes', async (kind) => {
    const { bytes } = await exported({ kind, format: 'xlsx', content: 'template' })
    const [sheet, guide] = await wholeSheets(bytes)
    const [header, example] = [sheet?.rows[0]?.cells ?? [], sheet?.rows[1]?.cells ?? []]
    const offered = (guide?.rows ?? []).flatMap(({ cells: [column, , list] }) =>
      String(list ?? '')
        .split('、')
        .filter((option) => option && header.includes(column ?? null))
        .map((option) => header.map((name, at) => (name === column ? option : (example[at] ?? null)))),
    )

    expect(offered.length).toBeGreaterThan(2)
    for (const row of offered) {
      const { body } = await bring(p, { kind, bytes: await sheetOf([...header], row) })
      const about = body.findings.filter(({ zh }) => zh.includes('不可用'))
      expect(about).toEqual([])
    }
  })
})
