import { fileKey, pageKey, relativeHref } from '../contract/site-paths.ts'
import { creditLabel } from '../domain/disclosure/result-view.ts'
import { exclusionReasons } from '../domain/drawing/exclusion-reasons.ts'
import { lossReasons } from '../domain/drawing/replacement-record.ts'
import { coverageChart } from './coverage-chart.ts'
import { drawTag, drawTitle, lastDayOf } from './draw-summary.ts'
import { type DrawView, drawnShown, type SupplementView } from './draw-view.ts'
import { drawnTable } from './drawn-page.ts'
import { asRecorded, brief, englishSentence, given, type Html, html, inBoth, nothing, series } from './html.ts'
import { code, dailyNote, day, facts, instant, notice, percent, table } from './parts.ts'
import { type Href, hrefFrom, type Page, sitePage } from './site-page.ts'
import { howToVerify } from './verify-section.ts'

export function drawPage(view: DrawView): Page {
  const { department } = view
  const place = { department: department.id }
  const frame = {
    kind: 'draw' as const,
    place: { ...place, id: view.id },
    title: drawTitle(view),
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      { title: '抽取记录', key: pageKey('draws', place) },
      { title: brief(view.taskName), key: pageKey('task', { ...place, id: view.taskId }) },
    ],
    asOf: lastDayOf(view),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>${given(view.taskName)}：${drawTitle(view)} ${drawTag(view.state)}</h1>
${voided(view)}
${attempts(view, href)}
${overview(view)}
${commitment(view, href)}
${witnesses(view)}
${strata(view)}
${drawn(view, href)}
${supplements(view, href)}
${exclusions(view)}
${howToVerify({
  bundle: view.bundleUrl,
  supplements:
    view.supplements.length === 0
      ? undefined
      : view.bundleUrl?.replace(fileKey('bundle', frame.place), fileKey('supplements', frame.place)),
  voided: view.state === 'void',
  bundleHref: href(fileKey('bundle', frame.place)),
  manifestHref: href(fileKey('manifest', frame.place)),
  verifyHref: html`${href(fileKey('verify'))}?bundle=${relativeHref(fileKey('verify'), fileKey('bundle', frame.place))}`,
})}`
  return sitePage(frame, body)
}

function voided({ voided: why }: DrawView): Html {
  if (!why) return nothing
  return notice(
    '本次抽取已作废',
    html`<p>作废时间：${instant(why.at)}</p><p>理由：${given(why.reason)}</p><p>作废的抽取不删除，编号与承诺照旧保留，供核对。</p>`,
  )
}

function attempts({ attempts: others, department, round }: DrawView, href: Href): Html {
  if (others.length === 0) return nothing
  const links = others.map(
    ({ id, attempt, state }) =>
      html`<li><a href="${href(pageKey('draw', { department: department.id, id }))}">第 ${round} 轮第 ${attempt} 次锁定</a> ${drawTag(state)}</li>`,
  )
  return html`<p>本轮另有：</p><ul>${links}</ul>`
}

function overview(view: DrawView): Html {
  return facts([
    ['抽取编号', code(view.id)],
    ['轮次', html`第 ${view.round} 轮，共 ${view.rounds} 轮；第 ${view.attempt} 次锁定`],
    ['锁定时间', instant(view.frozenAt)],
    ['抽取时间', view.executedAt ? instant(view.executedAt) : undefined],
    ['名录与排除', html`名录 ${view.size} 家，排除 ${view.excluded} 家，可抽取 ${view.pool} 家`],
    ['定向条件', filterWords(view)],
    [
      '检查次数上限',
      view.burdenNote === undefined
        ? undefined
        : inBoth(given(view.burdenNote), englishSentence(view.burdenNoteEnglish ?? view.burdenNote)),
    ],
    ['总体比例', html`不低于 ${percent(view.floorBasisPoints)}`],
    [
      '比例说明',
      view.floorNote === undefined
        ? undefined
        : inBoth(given(view.floorNote), englishSentence(view.floorNoteEnglish ?? view.floorNote)),
    ],
    ['抽中', view.drawn === undefined ? undefined : html`${view.drawn} 家`],
  ])
}

function filterWords({ filter, filterEnglish = '', filtered }: DrawView): Html | undefined {
  if (filter === undefined) return undefined
  return html`${inBoth(given(filter), englishSentence(filterEnglish))}。名录库中另有 ${filtered ?? 0} 家不符合条件，不列入名录，比例按符合条件的全部对象计算`
}

function commitment(view: DrawView, href: Href): Html {
  return html`<section><h2>事先承诺</h2>
<p><a href="${href(fileKey('ceremony'))}#${view.department.id}/${view.id}">抽取现场（投影画面）</a></p>
<p>锁定时，名录、排除理由、执法人员、比例与算法版本一并写入清单，连同随机密数的承诺先行公开；此后才接受见证输入。任何一方都不能单独左右结果。</p>
${facts([
  ['清单摘要', code(view.manifestDigest)],
  ['密数承诺', code(view.nonceCommit)],
  ['种子', view.seed ? code(view.seed) : undefined],
  ['结果摘要', view.resultDigest ? code(view.resultDigest) : undefined],
  ['软件版本', code(view.code)],
  [
    '清单文件',
    html`<a href="${href(fileKey('manifest', { department: view.department.id, id: view.id }))}">manifest.json</a>`,
  ],
])}</section>`
}

const contributions = { witness: '见证人', drand: '公开随机信标', dice: '骰子' } as const

function witnesses({ contributors, seed }: DrawView): Html {
  return html`<section><h2>见证输入</h2>
${table({
  caption: '按清单所列顺序',
  columns: [{ title: '见证人' }, { title: '方式' }, { title: '时间' }, { title: '输入内容' }],
  rows: contributors.map(({ by, kind, at, value }) => [
    given(by),
    contributions[kind],
    at ? instant(at) : '待输入',
    value === undefined ? (at && !seed ? '抽取后公开' : '—') : html`<q>${given(value)}</q>`,
  ]),
  empty: '没有见证人。',
})}</section>`
}

function strata({ strata: levels, state }: DrawView): Html {
  const shown = levels.filter(({ size }) => size > 0)
  return html`<section><h2>各信用等级的名额</h2>
${coverageChart(
  shown.map(({ level, size, take }) => ({ label: creditLabel(level), drawn: take, size })),
  state === 'executed' ? '各信用等级抽取比例' : '各信用等级拟抽取比例',
)}
${table({
  caption: '名额计算',
  columns: [
    { title: '信用等级' },
    { title: '名录', numeric: true },
    { title: '可抽取', numeric: true },
    { title: '最低比例', numeric: true },
    { title: '名额', numeric: true },
    { title: '本轮抽取', numeric: true },
    { title: '计算过程' },
  ],
  rows: levels.map((each) => [
    creditLabel(each.level),
    each.size,
    each.pool,
    percent(each.ratioBasisPoints),
    each.quota,
    each.take,
    each.size === 0 ? '名录中没有该等级' : inBoth(each.explained, each.explainedEnglish),
  ]),
  empty: '未分信用等级。',
})}</section>`
}

function drawn(view: DrawView, href: Href): Html {
  if (view.heldUntil !== undefined) {
    return notice(
      '抽中对象与执法人员暂缓公开',
      html`<p>为防止通风报信，抽中对象、执法人员与验证文件在${day(view.heldUntil)}以前（含当日）暂不公开，期满自动公开。清单摘要、密数承诺与各等级数量照常公开，届时可以核对。</p>`,
    )
  }
  if (view.drawnPages > 0) return drawnLinks(view, href)
  if (view.drawnTargets.length === 0) return nothing
  return html`<section><h2>抽中对象与执法人员</h2>
<p>执法人员以执法证号公开，由系统按公开算法随机匹配。</p>
${dailyNote(href(pageKey('results', { department: view.department.id })))}
${drawnTable(view.drawnTargets, view.department.id, href)}</section>`
}

function drawnLinks({ drawn: count, drawnPages, department, id }: DrawView, href: Href): Html {
  const links = Array.from({ length: drawnPages }, (_, at) => {
    const key = pageKey('drawn', { department: department.id, id, page: at + 1 })
    return html`<li><a href="${href(key)}">第 ${at * drawnShown + 1}–${Math.min((at + 1) * drawnShown, count ?? 0)} 家</a></li>`
  })
  return html`<section><h2>抽中对象与执法人员</h2>
<p>共抽中 ${count ?? 0} 家，按抽取次序分页列出。执法人员以执法证号公开，由系统按公开算法随机匹配。</p>
<ul class="pages">${links}</ul></section>`
}

function supplements({ supplements: rows, department, id }: DrawView, href: Href): Html {
  if (rows.length === 0) return nothing
  const file = href(fileKey('supplements', { department: department.id, id }))
  return html`<section><h2>递补与回避改派</h2>
<p>抽取之后被放弃的对象由下一个签号递补，回避的执法人员按同一种子重新匹配，谁也不能指定。<a href="${file}">递补文件（supplements.json）</a>可与验证文件一起复核。</p>
${table({
  caption: '递补与改派',
  columns: [
    { title: '序号', numeric: true },
    { title: '时间' },
    { title: '原因' },
    { title: '检查对象' },
    { title: '执法人员' },
  ],
  rows: rows.map((each) => [
    each.number,
    instant(each.on),
    supplementCause(each),
    code(each.target),
    series(each.officers.map(asRecorded)),
  ]),
  empty: '',
})}</section>`
}

function supplementCause({ out, reason, recused }: SupplementView): Html {
  if (recused !== undefined) return html`${code(recused)} 回避`
  return html`${code(out ?? '')} ${named(lossReasons, reason ?? '')}`
}

/** Reasons are codes in the manifest; a code that has no name here is shown as it is. */
function named(reasons: Readonly<Record<string, { zh: string }>>, reason: string): string {
  return Object.hasOwn(reasons, reason) ? (reasons[reason]?.zh ?? reason) : reason
}

function exclusions({ exclusions: rows, excluded }: DrawView): Html {
  if (rows.length === 0) return nothing
  return html`<section><h2>排除的对象</h2>
<p>排除的对象仍计入名录总数，不因排除而减少应抽数量。${
    rows.length < excluded ? html`共 ${excluded} 家，此处列出前 ${rows.length} 家，全部见清单文件。` : ''
  }</p>
${table({
  caption: '排除对象与理由',
  columns: [{ title: '信用代码' }, { title: '理由' }],
  rows: rows.map(({ id, reason }) => [code(id), html`<bdi>${named(exclusionReasons, reason)}</bdi>`]),
  empty: '',
})}</section>`
}
