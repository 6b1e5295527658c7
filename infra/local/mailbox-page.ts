import { html } from '../../shared/pages/html.ts'
import type { Mail } from './mailbox.ts'

/** The mailbox of this machine as a page: what people would have received, the newest first. */
export function mailboxPage(mails: readonly Mail[], now: Date): string {
  const rows = mails.toReversed().map(
    (mail) => html`<article>
      <h2>${mail.subject}</h2>
      <p class="to">${mail.at.slice(0, 10)} · ${mail.to.join('、')} · ${mail.department}</p>
      <pre>${mail.text}</pre>
    </article>`,
  )
  const body = html`<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>本机信箱 · 明抽</title>
<style>
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem; color: #1c2733; background: #f6f7f9 }
  article { background: #fff; border: 1px solid #d5dbe1; border-radius: 6px; padding: .75rem 1rem; margin: 1rem 0 }
  h1 { font-size: 1.4rem } h2 { font-size: 1.05rem; margin: 0 } .to { color: #4b5866; font-size: .875rem; margin: .2rem 0 }
  pre { white-space: pre-wrap; font: inherit; margin: .5rem 0 0 }
</style>
<h1>本机信箱</h1>
<p>业务时钟：${now.toISOString().slice(0, 16)}Z，共 ${mails.length} 封。部署后，这些通知经 SNS 发出。</p>
${rows.length > 0 ? rows : html`<p>还没有通知。</p>`}
</html>`
  return body.toString()
}
