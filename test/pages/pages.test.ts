import { describe, expect, it } from 'vitest'
import { visitSummary } from '../../shared/domain/disclosure/visit-summary.ts'
import { isPublicTask } from '../../shared/domain/plan/task-lifecycle.ts'
import { drawView } from '../../shared/pages/draw-view.ts'
import { itemListView } from '../../shared/pages/item-list.ts'
import { planPage } from '../../shared/pages/plan-page.ts'
import { planView } from '../../shared/pages/plan-view.ts'
import { twinOf } from '../../shared/pages/site-page.ts'
import { taskPage, taskView } from '../../shared/pages/task-page.ts'
import { adHocTask, department, draw, drawn, inspection, item, pages, plan } from './samples.ts'

const poison = `<img src=x onerror="alert(1)">'\u202e`

describe.each(Object.entries(pages))('the page "%s"', (_, { view, page, both }) => {
  it('lets no field leave that nobody listed', () => {
    const { zh, en } = both(view)

    for (const text of [zh, twinOf(view)]) expect(text).not.toContain('secret')
    expect(en).not.toMatch(/secret-|>secret</) // the English pages tell of a draw's secret
  })

  it('cannot be harmed by any text of a record', () => {
    const { zh, en } = both(poisoned(view) as object)

    for (const text of [zh, en]) {
      expect(text).not.toContain('<img')
      expect(text).not.toContain('\u202e')
      for (const [, href] of text.matchAll(/href="([^"]*)"/g)) expect(href).not.toMatch(/[<>"]|^\w+:/)
    }
  })

  it('is whole, in Chinese, and holds nothing inline and nothing of third parties', () => {
    const text = page(view)

    expect(text).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    expect(text).toMatch(/<\/html>\n$/)
    expect(text.match(/<h1/g)).toHaveLength(1)
    expect(text).toContain('<main id="main"')
    expect(text).toContain('href="#main"')
    expect(text).toMatch(/content="default-src &#39;none&#39;; style-src &#39;self&#39;/)
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|<iframe|<form/)
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  })

  it('is the same text whenever it is written', () => {
    expect(page(view)).toBe(page(structuredClone(view)))
  })
})

describe('the draw page', () => {
  it('shows a void draw with its reason, its day and the attempt that followed', () => {
    const text = pages.draw.page(pages.draw.view)

    expect(text).toContain('本次抽取已作废')
    expect(text).toContain('示例作废理由')
    expect(text).toContain('第 1 轮第 2 次锁定')
    expect(text).toContain('../01J0000000000000000000NEXT/index.html')
  })

  it('gives the command and the files with which a stranger verifies', () => {
    const text = pages.draw.page(pages.draw.view)

    expect(text).toContain(`npm run verify -- https://site.example/140900/finance/draws/${draw.id}/bundle.json`)
    expect(text).toContain('href="manifest.json"')
    expect(text).toContain('href="bundle.json"')
  })

  it('has what came after the draw recomputed with it', () => {
    const after = {
      number: 1,
      on: '2022-07-05T01:00:00.000Z',
      recused: 'SX0900-01',
      target: 'T',
      officers: ['SX0900-02'],
    }
    const { zh } = pages.draw.both({ ...pages.draw.view, supplements: [after] })

    const of = `https://site.example/140900/finance/draws/${draw.id}`
    expect(zh).toContain(`npm run verify -- ${of}/bundle.json ${of}/supplements.json</code>`)
  })

  it('keeps a witness’s words back until the draw is done, and offers no bundle before', () => {
    const undone = { seed: undefined, bundleKey: undefined, executedAt: undefined, voided: undefined } as object
    const around = { drawn: [], siblings: [], visits: [], siteUrl: 'https://site.example' }
    const { manifest } = {
      manifest: { rounds: 2, round: 1, scope: 'round', floor: 2000, code: 'v', strata: [], exclusions: [] },
    }

    const view = drawView(
      department,
      { ...draw, ...undone, state: 'frozen' },
      { ...around, frozen: { manifest } as never },
    )

    expect(twinOf(view)).not.toContain('示例之词')
    expect(view.contributors[0]).toEqual({ by: '示例见证', kind: 'witness', at: '2022-07-04T02:00:00Z' })
    expect(pages.draw.page(view)).not.toContain('bundle.json')
  })
})

describe('the plan page', () => {
  it('has the annex’s columns in the annex’s order', () => {
    const heads = [...pages.plan.page(pages.plan.view).matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(
      ([, name]) => name,
    )

    expect(heads.slice(0, 8)).toEqual([
      '序号',
      '抽查任务名称',
      '抽查类型',
      '抽查事项',
      '抽查对象范围',
      '抽查比例及频次',
      '抽查检查起止时间',
      '发起部门',
    ])
  })

  it('shows where sources disagreed and what was chosen, not who chose', () => {
    const text = pages.plan.page(pages.plan.view)

    expect(text).toContain('资料不一致之处与选定结果')
    expect(text).toContain('<strong><bdi>正文</bdi></strong>')
  })

  it('draws the year: a bar for each task cut into its rounds, a mark for each day on which something is due', () => {
    const text = pages.plan.page(pages.plan.view)
    const [svg = ''] = /<svg[^]*?<\/svg>/.exec(text) ?? []
    const bars = [...svg.matchAll(/<rect class="part" x="([\d.]+)%" y="\d+" width="([\d.]+)%"/g)]

    expect(bars.map(([, x, width]) => [x, width])).toEqual([
      ['49.59', '25.21'],
      ['83.29', '8.22'],
    ])
    expect([...svg.matchAll(/class="cut"/g)]).toHaveLength(2)
    expect([...svg.matchAll(/class="due-number"[^>]*>(\d)</g)].map(([, n]) => n)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ])
    expect(svg).toContain('aria-label="2022 年度计划日历。示例任务：7月1日至9月30日，2 次；')
    expect(text).toContain('2022年6月30日</time>：随机抽查事项清单向社会公开；抽查工作细则和指引报领导小组办公室')
  })

  it('shows every version, its reason and days, and what it changed, dropped and added, field by field', () => {
    const text = pages.plan.page(pages.plan.view)
    const rows = [...text.matchAll(/<tr role="row">([^]*?)<\/tr>/g)].map(([, row = '']) =>
      row
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )

    expect(text).toMatch(
      /第 2 版 <span class="tag done">现行[^]*示例修订理由[^]*第 1 版 <span class="tag plain">已被修订/,
    )
    expect(rows).toContain('1 示例任务 改动 抽查比例 不低于15% 不低于20%')
    expect(rows).toContain('2 示例取消的任务 取消 任务 见上一版 取消；此前未抽取')
    expect(rows).toContain('3 示例新增的任务 新增 任务 — 见第 2 版')
    expect(text).toContain('<summary>第 1 版全文</summary>')
    expect(text).toContain('名录库：会计代理记账机构；区域：忻府区（含下级）')
    expect(planPage(planView(department, plan, { items: [item], tasks: [] })).zh).not.toContain('历次版本')
  })
})

describe('the result page', () => {
  it('tells of the reviewer’s return with its day and reason', () => {
    const text = pages.result.page(pages.result.view)

    expect(text).toContain('退回 1 次')
    expect(text).toContain('2022年7月21日')
    expect(text).toContain('示例退回理由')
  })

  it('follows the order to rectify, names an inter-agency referral and never one to discipline inspection', () => {
    const text = pages.result.page(pages.result.view)

    expect(text).toContain('2022年8月18日</time>复查办结')
    expect(text).toContain('抄告相关部门')
    expect(text).not.toMatch(/纪检|2022年7月26日/)
  })
})

describe('the item list', () => {
  it('keeps drafts inside and shows retired items with their reason', () => {
    const draft = { ...item, id: 'F-02', name: '示例草稿', state: 'draft' as const, publishedOn: undefined as never }

    const view = itemListView(department, [draft, item])

    expect(view.items.map(({ id }) => id)).toEqual(['F-01'])
    expect(pages.items.page(view)).toContain('示例废止理由')
  })
})

it('withholds an item’s text that holds a phone number, and shows the rest of the item', () => {
  const view = itemListView(department, [{ ...item, content: '咨询电话 13800000000' }])

  expect(view.items[0]?.content).toBe('（疑似电话号码，未予公开）')
  expect(pages.items.page(view)).not.toContain('13800000000')
  expect(pages.items.page(view)).toContain('示例事项')
})

it('masks a natural person’s name on the draw and target pages', () => {
  const person = { ...inspection, targetName: '示例三' }
  const frozen = {
    manifest: { strata: [], exclusions: [], floor: 0, scope: 'round', round: 1, rounds: 1, code: '' },
  } as never

  const view = drawView(department, draw, {
    frozen,
    drawn,
    siblings: [],
    visits: [visitSummary(person, undefined)],
    siteUrl: '',
  })

  expect(view.drawnTargets[0]?.name).toBe('示*')
})

/** The view with every text replaced, but for days and instants, which pages take apart. */
function poisoned(value: unknown): unknown {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}/.test(value) ? value : poison
  if (Array.isArray(value)) return value.map(poisoned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, poisoned(each)]))
}

describe('the page of an ad-hoc task', () => {
  const around = { items: [item], draws: [], burdenCap: 2 }

  it('says what asks for it, by which document, and every approval beyond the cap', () => {
    const page = taskPage(taskView(department, adHocTask, around)).zh

    for (const words of [
      '示财抽〔2022〕2号',
      '临时任务：投诉举报',
      '示例投诉理由',
      '示例转办单',
      '示访〔2022〕3号',
      '名录库：会计代理记账机构；区域：忻府区（含下级）；信用风险分类：C 类、D 类；带有标签“示例标签”',
      '每个对象每年不超过 2 次',
      '示例超限理由',
      '2 家',
      '本任务已撤销',
      '示例撤销理由',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).not.toContain('secret')
  })

  it('keeps reason, document and approvals back while what it draws is held back', () => {
    const hold = { until: '2022-08-31', reason: 'secret-hold', by: 'secret-clerk' }
    const view = taskView(department, { ...adHocTask, hold }, around)
    const page = taskPage(view).zh

    expect(page).toContain('临时任务：投诉举报')
    for (const kept of ['示例投诉理由', '示例转办单', '示例超限理由', 'secret']) {
      expect(page).not.toContain(kept)
      expect(JSON.stringify(view)).not.toContain(kept)
    }
  })

  it('is none before its approval', () => {
    expect(isPublicTask({ ...adHocTask, state: 'draft' })).toBe(false)
    expect(isPublicTask({ ...adHocTask, state: 'submitted' })).toBe(false)
    expect(isPublicTask(adHocTask)).toBe(true)
    const { docNumber: _, ...neverApproved } = adHocTask
    expect(isPublicTask(neverApproved)).toBe(false)
  })
})
