import type { Difference } from '../../domain/verify/difference.ts'
import type { Verification } from '../../domain/verify/verify-bundle.ts'
import { given, type Html, html, nothing } from '../html.ts'
import { code, facts, instant, table } from '../parts.ts'
import { checkMeanings } from './check-meanings.ts'
import type { About, Mistaken } from './desk.ts'
import { english } from './english.ts'
import { grouped } from './grouped.ts'
import { levelLabel } from './labels.ts'
import { placeInWords } from './place-words.ts'

interface Report {
  readonly verification: Verification
  readonly about: About | null
  readonly mistaken: Mistaken
}

/** Whether it verifies, and the first difference when it does not. */
export function verdictView({ verification, about, mistaken }: Report): Html {
  const { ok, firstDifference } = verification
  return html`<section class="verdict ${ok ? 'good' : 'bad'}" aria-labelledby="verdict">
<h2 id="verdict" tabindex="-1"><span class="sign" aria-hidden="true">${ok ? '✓' : '✗'}</span>${ok ? '复核通过' : '复核不通过'} ${english(ok ? 'Verified' : 'Does not verify')}</h2>
${verdictWords(verification, about, mistaken)}
</section>
${firstDifference && !mistaken ? differenceView(firstDifference) : nothing}`
}

/** Which draw it is, what was checked and what that means, and what was drawn. */
export function detailView({ verification: { ok, checks }, about, mistaken }: Report): Html {
  return html`${about ? aboutView(about, ok) : nothing}
${mistaken ? nothing : checksView(checks)}
${about && ok ? drawnView(about) : nothing}`
}

const mistakes = {
  'not-json': ['这个文件不是验证文件：读不出 JSON 内容。', 'This is no bundle: it holds no JSON.'],
  supplements: [
    '这是抽取之后的递补文件（supplements.json）。请连同同一次抽取的验证文件（bundle.json）一起选择。',
    'These are the supplements of a draw. Choose them together with its bundle.',
  ],
  manifest: [
    '这是锁定时公布的清单文件（manifest.json），还没有抽取结果。抽取后请打开同一页上的验证文件（bundle.json）。',
    'This is the manifest, published before the draw. Open the bundle that is published after it.',
  ],
} as const

function verdictWords({ ok, summary }: Verification, about: About | null, mistaken: Mistaken): Html {
  if (mistaken) return html`<p>${mistakes[mistaken][0]} ${english(mistakes[mistaken][1])}</p>`
  if (!ok || !about) {
    return html`<p>文件与它自己所说的抽取不相符：被改动过，或者不完整。 ${english(summary.en)}</p>`
  }
  return html`<p>名录 ${about.size} 家，抽中 ${about.count} 家；名单、名额、种子、签号${about.hasTeams ? '、执法小组' : ''}逐项重算，与公布的完全一致。${about.hasTeams ? '' : '执法人员不足，未能组成小组，这一点也重算无误。'} ${english(summary.en)}</p>`
}

function differenceView({ where, expected, found }: Difference): Html {
  return html`<section class="difference"><h2>第一处不一致 ${english('First difference')}</h2>
${facts([
  ['位置', html`${placeInWords(where)} <code>${where}</code>`],
  ['应为', code(expected)],
  ['文件中', code(found)],
])}
<p class="note">后面的检查以前面的为依据，可能因同一处改动一并不符。${english('Later checks build on earlier ones and may fail with it.')}</p></section>`
}

function aboutView(about: About, ok: boolean): Html {
  return html`<section><h2>这是哪一次抽取 ${english('Which draw this is')}</h2>
${facts([
  ['抽取编号', code(about.drawId)],
  ['部门', given(about.department)],
  ['轮次', `第 ${about.round} 轮，共 ${about.rounds} 轮`],
  ['锁定时间', instant(about.frozenAt)],
  ['规模', `名录 ${about.size} 家，排除 ${about.excluded} 家；执法人员 ${about.officers} 人；抽中 ${about.count} 家`],
  ['清单摘要', grouped(about.manifestDigest)],
])}
${ok ? compareForm() : nothing}</section>`
}

/** The one thing that a file cannot prove by itself. */
function compareForm(): Html {
  return html`<form id="compare" class="line">
<label for="noted">文件自身相符还不够：清单必须就是抽取<strong>之前</strong>公布的那份。请粘贴您当时记下的清单摘要（纪要、照片、会场屏幕）对照。${english('Paste the manifest digest that you noted before the draw.')}</label>
<div class="row"><input id="noted" autocomplete="off" spellcheck="false" placeholder="64 位，可带空格"><button>对照</button></div>
<p id="compared" class="status" role="status"></p></form>`
}

/** Whether a digest as noted by hand is the bundle's; the beginning alone is told apart from the whole. */
export function comparedWords(noted: string, digest: string): string {
  const typed = noted.toLowerCase().replace(/[^0-9a-f]/g, '')
  if (typed.length < 8) return '请输入至少前 8 位。 At least 8 digits.'
  if (typed === digest) return '✓ 一致：就是当时公布的清单。 The same manifest.'
  if (digest.startsWith(typed)) return `✓ 前 ${typed.length} 位一致。 The first ${typed.length} digits agree.`
  return '✗ 不一致：这不是您记下的那份清单。 Not the manifest that you noted.'
}

function checksView(checks: Verification['checks']): Html {
  const rows = checks.map(
    ({
      id,
      ok,
      zh,
      en,
    }) => html`<li class="${ok ? 'ok' : 'no'}"><span class="sign" aria-hidden="true">${ok ? '✓' : '✗'}</span>
<div><p class="check"><span class="hidden">${ok ? '通过：' : '不符：'}</span>${zh} ${english(en)}</p>
<p class="note">${ok ? nothing : '通过才能说明：'}${checkMeanings[id]?.zh ?? ''} ${english(checkMeanings[id]?.en ?? '')}</p></div></li>`,
  )
  return html`<section><h2>检查了什么 ${english('What was checked')}</h2><ol class="checks">${rows}</ol></section>`
}

function drawnView({ drawn, count }: About): Html {
  return html`<section><details class="drawn"><summary>重算得出的抽取结果（${count} 家） ${english('The result, recomputed')}</summary>
${table({
  caption: count > drawn.length ? `按签号由小到大，前 ${drawn.length} 家` : '各等级按签号由小到大',
  columns: [{ title: '检查对象' }, { title: '信用等级', short: true }, { title: '执法人员' }],
  rows: drawn.map(({ id, name, level, officers }) => [
    name === undefined ? code(id) : html`${given(name)}<br>${code(id)}`,
    levelLabel(level),
    officers.length > 0 ? officers.join('、') : '—',
  ]),
  empty: '没有抽中对象。',
})}</details></section>`
}
