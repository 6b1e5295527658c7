import { type Html, html, nothing } from './html.ts'

interface Files {
  /** Address of the bundle once there is one. */
  readonly bundle?: string | undefined
  /** Address of what came after the draw, once something did. */
  readonly supplements?: string | undefined
  /** The draw was voided: before it was executed when there is no bundle. */
  readonly voided: boolean
  readonly bundleHref: Html
  readonly manifestHref: Html
  /** The page that recomputes the bundle in the browser. */
  readonly verifyHref: Html
}

/** How a stranger checks a draw himself. */
export function howToVerify({ bundle, supplements, voided, bundleHref, manifestHref, verifyHref }: Files): Html {
  if (bundle === undefined && voided) {
    return html`<section id="verify"><h2>自己核对</h2>
<p>本次抽取在产生结果之前作废，没有结果可供核对。锁定时的<a href="${manifestHref}">清单文件（manifest.json）</a>照旧保留，可据以重新计算清单摘要。</p></section>`
  }
  if (bundle === undefined) {
    return html`<section id="verify"><h2>自己核对</h2>
<p>抽取尚未完成。现在可以保存<a href="${manifestHref}">清单文件（manifest.json）</a>，重新计算清单摘要；抽取后再核对结果是否出自同一份清单。</p></section>`
  }
  return html`<section id="verify"><h2>自己核对</h2>
<p><a href="${verifyHref}"><strong>在浏览器里核对这次抽取</strong></a></p>
<p>不必相信本网站。也可以下载<a href="${bundleHref}">验证文件（bundle.json）</a>，用“明抽”的公开程序在自己的电脑上重新计算：</p>
<pre><code>npm run verify -- ${bundle}${supplements ? html` ${supplements}` : nothing}</code></pre>
<ol>
<li>由名录、执法人员与清单重算各摘要，与锁定时公开的承诺对照；</li>
<li>由清单摘要、见证输入与密数重算种子，再重算每一家的签号，检查抽中的正是签号最小的各家；</li>
<li>重算执法人员匹配与结果摘要。程序会指出第一处不一致；全部一致即为通过。</li>
</ol></section>`
}
