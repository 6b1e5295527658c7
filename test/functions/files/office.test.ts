import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDocx } from '../../../functions/files/docx/write-docx.ts'
import { writeFormSheet } from '../../../functions/files/write-form-sheet.ts'
import { orderToRectify, recheckRecord } from '../../../shared/domain/documents/after-visit.ts'
import { checkRecord, onSiteRecord } from '../../../shared/domain/documents/at-visit.ts'
import { approvalForm, deliveryReceipt, inspectionNotice } from '../../../shared/domain/documents/before-visit.ts'
import { planTable } from '../../../shared/domain/documents/plan-table.ts'
import { workScheme } from '../../../shared/domain/documents/work-scheme.ts'
import { draftReport } from '../../../shared/domain/reports/draft-report.ts'
import { planSources, taskSources, visitSources } from '../../domain/documents/samples.ts'
import { sampleSources } from '../../domain/reports/samples.ts'
import { partsOf } from './opened.ts'

/** The pipeline has no LibreOffice: there the files are only read part by part, and the release's count of tests says so. */
const present = spawnSync('soffice', ['--version']).status === 0
const missing = 'LibreOffice prints no document: apt-get install libreoffice-writer libreoffice-calc'

const drafts = {
  scheme: workScheme(taskSources),
  plan: planTable(planSources),
  approval: approvalForm(visitSources),
  notice: inspectionNotice(visitSources),
  record: onSiteRecord(visitSources),
  check: checkRecord(visitSources),
  order: orderToRectify(visitSources),
  recheck: recheckRecord(visitSources),
  receipt: deliveryReceipt(visitSources),
  monthly: draftReport({ kind: 'monthly-figures', year: 2022, month: 9 }, sampleSources).document,
}
/** Forms that must stand on one sheet of paper. */
const onePage = ['plan', 'approval', 'notice', 'check', 'order', 'recheck', 'receipt'].map((name) => `${name}.docx`)

describe('an office suite', () => {
  const files = [...Object.keys(drafts).map((name) => `${name}.docx`), 'table.xlsx']
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingchou-office-'))
    for (const [name, draft] of Object.entries(drafts)) {
      await writeFile(join(folder, `${name}.docx`), await writeDocx(draft))
    }
    await writeFile(join(folder, 'table.xlsx'), await writeFormSheet(drafts.plan))
    if (present) print()
    else if (process.env['MINGCHOU_LEFT_OUT']) appendFileSync(process.env['MINGCHOU_LEFT_OUT'], `${missing}\n`)
  }, 120_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  function print(): void {
    const profile = `-env:UserInstallation=file://${folder}/profile`
    spawnSync('soffice', ['--headless', profile, '--convert-to', 'pdf', ...files], { cwd: folder })
  }

  it.each(files)('opens %s: its parts are well formed, and where there is LibreOffice it prints', async (file) => {
    const parts = await partsOf(await readFile(join(folder, file)))
    expect(parts.size).toBeGreaterThan(5)
    if (!present) return

    const pdf = (await readFile(join(folder, file.replace(/\.\w+$/, '.pdf')))).toString('latin1')
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(0)
    if (onePage.includes(file)) expect(pages).toBe(1)
  })
})
