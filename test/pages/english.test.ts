import { describe, expect, it } from 'vitest'
import { type PageKind, sitePages } from '../../shared/contract/site-paths.ts'
import { yearlyRules } from '../../shared/domain/clock/rules.ts'
import { withheldIfPrivate } from '../../shared/domain/disclosure/private-text.ts'
import { rulesKinds } from '../../shared/domain/documents/working-rules.ts'
import { exclusionReasons } from '../../shared/domain/drawing/exclusion-reasons.ts'
import { lossReasons, recusalLifecycle } from '../../shared/domain/drawing/replacement-record.ts'
import { noticeTimes } from '../../shared/domain/inspection/notice.ts'
import { referralKinds } from '../../shared/domain/inspection/referral.ts'
import { dispositions, resultCodes } from '../../shared/domain/inspection/result-codes.ts'
import { adHocKinds } from '../../shared/domain/plan/ad-hoc.ts'
import { plannedFields, types } from '../../shared/domain/plan/planned-task-words.ts'
import { methods } from '../../shared/domain/registry/item.ts'
import { creditClasses } from '../../shared/domain/registry/target.ts'
import { dataWords } from '../../shared/pages/english/data-words.ts'
import { englishWords } from '../../shared/pages/english/dictionary.ts'
import { drawWords } from '../../shared/pages/english/draw-words.ts'
import { fieldWords } from '../../shared/pages/english/field-words.ts'
import { fixedWords } from '../../shared/pages/english/fixed-words.ts'
import { frameWords } from '../../shared/pages/english/frame-words.ts'
import { planningWords } from '../../shared/pages/english/planning-words.ts'
import { resultWords } from '../../shared/pages/english/result-words.ts'
import { serviceWords } from '../../shared/pages/english/service-words.ts'
import { statisticsWords } from '../../shared/pages/english/statistics-words.ts'
import { asRecorded, brief, englishSentence, given, html, inBoth, series } from '../../shared/pages/html.ts'
import { inBothLanguages } from '../../shared/pages/site-page.ts'
import { unavailablePage } from '../../shared/pages/unavailable-page.ts'
import { chineseUnmarked } from './chinese-unmarked.ts'
import { textsOfDomain, wordsOfPages } from './page-words.ts'
import { pages } from './samples.ts'

const han = /\p{Script=Han}/u

/** Said in Chinese alone: the mark and the name of the language, units of charts that the English page does not read out, columns of CSV files, the page for what is not there. */
const chineseAlone = new Set([
  '明抽',
  '中文',
  '月',
  ' 份',
  '{0}：{1}至{2}，{3} 次',
  '没有这一页',
  '对象',
  '栏目',
  '网址可能有误。本网站不删除页面：撤下的结果会留下理由。',
])

const parts = {
  dataWords,
  drawWords,
  fieldWords,
  fixedWords,
  frameWords,
  planningWords,
  resultWords,
  serviceWords,
  statisticsWords,
}

/** What pages say that records fill, and what those say that are built with the software. */
const allWords = new Map([...englishWords, ...Object.entries(dataWords), ...Object.entries(fixedWords)])

describe.each(Object.entries(pages))('the English page "%s"', (_, { view, both }) => {
  const { zh, en, untold } = both(view)

  it('says all of its own words in English, and marks what is Chinese', () => {
    expect(untold).toEqual([])
    expect(chineseUnmarked(en)).toEqual([])
    expect(en).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(en.match(/<h1/g)).toHaveLength(1)
  })

  it('lies beside the Chinese one: each leads to the other, and says where both are', () => {
    expect(zh).toContain('<a class="language" href="index.en.html" lang="en" hreflang="en">English</a>')
    expect(en).toContain('<a class="language" href="index.html" lang="zh-CN" hreflang="zh-CN">中文</a>')
    for (const text of [zh, en]) {
      expect(text).toContain('<link rel="alternate" hreflang="zh-CN" href="index.html">')
      expect(text).toContain('<link rel="alternate" hreflang="en" href="index.en.html">')
      expect(text).toContain('<link rel="alternate" hreflang="x-default" href="index.html">')
    }
  })

  it('leads to English pages alone, and to files and tools as they are', () => {
    const links = [...en.matchAll(/<a (?!class="language")[^>]*href="([^"#?]+)/g)].map(([, href = '']) => href)

    expect(links.length).toBeGreaterThan(0)
    for (const href of links)
      expect(href).toMatch(/index\.en\.html$|(?:verify|ceremony|recusal)\/index\.html$|\.(?:json|xml|csv|jpg)$/)
  })

  it('says the same as the Chinese one: the same links, tables and figures', () => {
    const frame = (text: string) =>
      [...text.matchAll(/<(?:a|table|tr|h1|h2|section|rect|time)\b/g)].map(([tag]) => tag).join('')

    expect(frame(en)).toBe(frame(zh))
  })
})

describe('the dictionary', () => {
  const used = wordsOfPages()

  it('has English for every word of the pages', () => {
    const lacking = used
      .filter(({ file }) => !/twin-schemas|results-csv/.test(file))
      .flatMap(({ file, sentences, texts }) => [...sentences, ...texts].map((text) => ({ file, text })))
      .filter(({ text }) => han.test(text) && !allWords.has(text) && !chineseAlone.has(text))

    expect(used.flatMap(({ sentences }) => sentences).length).toBeGreaterThan(300)
    expect(lacking).toEqual([])
  })

  it('has English for every word of the field’s closed lists that can be public', () => {
    const { 'discipline-referral': _, ...shown } = dispositions
    const { 'not-given': __, ...given } = noticeTimes
    const lists = [resultCodes, shown, referralKinds, methods, types, plannedFields, creditClasses, given]
    const words = [
      ...lists.flatMap((list) => Object.values(list)),
      ...[adHocKinds, rulesKinds, exclusionReasons, lossReasons, yearlyRules].flatMap((list) =>
        Object.values(list).map(({ zh }) => zh),
      ),
      ...Object.values(recusalLifecycle.states),
    ]

    expect(words.filter((word) => !allWords.has(word))).toEqual([])
  })

  it('has no word twice, none that nobody says, and none that is markup', () => {
    const keys = Object.values(parts).flatMap((words) => Object.keys(words))
    const withheld = ['13800000000', '11010519491231002X', '家住某处'].map(withheldIfPrivate)
    const said = new Set([
      ...used.flatMap(({ sentences, texts }) => [...sentences, ...texts]),
      ...textsOfDomain(),
      ...withheld,
    ])

    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    expect(keys.filter((key) => !said.has(key))).toEqual([])
    expect(keys).toHaveLength(allWords.size)
    for (const english of allWords.values()) expect(english).not.toMatch(/[<>&"]|\p{Script=Han}|[，。、；：（）]/u)
  })

  it('keeps every value of a sentence', () => {
    const places = (text: string) => new Set([...text.matchAll(/\{(\d)[|}]/g)].map(([, at]) => at))

    for (const [chinese, english] of allWords)
      expect({ chinese, places: places(english) }).toEqual({ chinese, places: places(chinese) })
    for (const english of allWords.values())
      expect(english.replace(/\{\d(\|[^|{}]+\|[^|{}]+)?\}/g, '')).not.toMatch(/[{}|]/)
  })
})

describe('a template in English', () => {
  const english = (markup: Parameters<typeof inBothLanguages>[0]) =>
    inBothLanguages(markup).en.trim().split('\n').slice(1).join('\n')

  it('puts values where English wants them, and chooses words by numbers', () => {
    expect(english(html`<p>${3}：${12} 家中抽取 ${5} 家</p>`)).toBe('<p>3: 5 of 12 drawn</p>')
    expect(english(html`<p>共公示 ${1} 份。</p>`)).toContain('1 result has been published.')
    expect(english(html`<p>共公示 ${2} 份。</p>`)).toContain('2 results have been published.')
  })

  it('does not take a record’s text for a word', () => {
    expect(english(html`<td>${'其他'}</td><td>${given('其他')}</td>`)).toBe(
      '<td>Other</td><td><bdi lang="zh-CN">其他</bdi></td>',
    )
  })

  it('keeps Chinese without English, says that it is Chinese, and names it for a test', () => {
    const { en, untold } = inBothLanguages(html`<p>没人译过</p><p>${'也没译过'}</p>`)

    expect(en).toContain('<p><span lang="zh-CN">没人译过</span></p><p><span lang="zh-CN">也没译过</span></p>')
    expect(untold).toEqual(['没人译过', '也没译过'])
  })

  it('puts no element where none may stand', () => {
    const name = brief('示例<b>')

    expect(english(html`<title>${name}</title>`)).toBe('<title>示例&lt;b&gt;</title>')
    expect(english(html`<p title="${name}">x</p>`)).toBe('<p title="示例&lt;b&gt;">x</p>')
    expect(english(html`<text x="0">${name}</text>`)).toBe(
      '<text x="0"><tspan lang="zh-CN">示例&lt;b&gt;</tspan></text>',
    )
  })

  it('escapes and disarms in both languages alike', () => {
    const poison = `<img src=x>'\u202e`
    for (const value of [
      poison,
      given(poison),
      asRecorded(poison),
      inBoth(poison, poison),
      englishSentence(poison),
      series([poison]),
    ]) {
      const { zh, en } = inBothLanguages(html`<p>${value}</p>`)

      for (const text of [zh, en]) expect(text).toContain('&lt;img src=x&gt;&#39;')
      for (const text of [zh, en]) expect(text).not.toMatch(/<img|\u202e/)
    }
  })

  it('marks the Chinese names in an English sentence, and nothing else of it', () => {
    expect(english(html`<p>${inBoth('x', englishSentence('region: 忻府区, 定襄县; class C'))}</p>`)).toBe(
      '<p>region: <span lang="zh-CN">忻府区</span>, <span lang="zh-CN">定襄县</span>; class C</p>',
    )
  })
})

it('says in both languages that a page cannot be shown', () => {
  const { zh, en } = unavailablePage('result', { department: '140900/finance', id: 'X' })

  expect(zh).toContain('检查结果暂时无法显示')
  expect(en).toContain('<h1>Results: this page cannot be shown at the moment</h1>')
  for (const kind of Object.keys(sitePages) as PageKind[]) {
    const page = unavailablePage(kind, { department: '140900/finance', id: 'X', page: 1 })
    expect({ kind, unmarked: chineseUnmarked(page.en), untold: page.untold }).toEqual({
      kind,
      unmarked: [],
      untold: [],
    })
  }
})
