import { fileKey, type PageKind, type Place, pageKey, sitePages } from '../contract/site-paths.ts'
import { iconKey, styleKey } from './asset-keys.ts'
import { asRecorded, html, inBoth, nothing } from './html.ts'
import { hrefFrom, inBothLanguages, type Page } from './site-page.ts'

const saidInEnglish = html`<p lang="en">This page could not be made from its record; the operators have been told. Nothing was removed, and the page returns when the record is mended.</p>`

/**
 * What a reader meets where a page cannot be made from its record: that it is known, that nothing is hidden, and where else the
 * matter stands. It is made of its address alone, so that nothing in a record can break it.
 */
export function unavailablePage(kind: PageKind, place: Place): Page {
  const href = hrefFrom({ kind, place })
  const title = html`${sitePages[kind].zh}暂时无法显示`
  return inBothLanguages(html`<html lang="${inBoth('zh-CN', 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${href(iconKey)}">
<link rel="stylesheet" href="${href(styleKey)}">
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="top"><div class="wide"><a class="brand" href="${href(pageKey('home'))}"><span class="mark" aria-hidden="true">${asRecorded('明抽')}</span><span>双随机、一公开</span></a></div></header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
<p class="lead">这一页的记录有误，系统未能生成页面，已经通知管理人员。记录本身没有删除，修正后此处自动恢复。</p>
${inBoth(saidInEnglish, nothing)}
<ul><li><a href="${href(pageKey('department', { department: place.department ?? '' }))}">返回部门首页</a></li><li><a href="${href(fileKey('verify'))}">核对抽取</a></li></ul>
</main>
</body>
</html>`)
}
