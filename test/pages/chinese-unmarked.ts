const token = /<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/gi
const empty = new Set(['meta', 'link', 'img', 'input', 'br', 'hr'])
const han = /\p{Script=Han}/u

/**
 * Chinese of an English page that no element says to be Chinese: text and attributes. A title may hold a name, which nothing can
 * mark there; what stands in a form's values and in addresses nobody reads.
 */
export function chineseUnmarked(page: string): string[] {
  const found: string[] = []
  const open: { readonly tag: string; readonly isChinese: boolean }[] = []
  for (const [, closing, tag = '', attributes = '', text] of page.matchAll(token)) {
    const inside = open.at(-1)
    if (text !== undefined) {
      if (han.test(text) && !inside?.isChinese && inside?.tag !== 'title') found.push(text.trim())
    } else if (closing) open.pop()
    else {
      const language = /\blang="([^"]*)"/.exec(attributes)?.[1]
      const isChinese = language === undefined ? (inside?.isChinese ?? false) : language === 'zh-CN'
      if (!isChinese && han.test(attributes.replace(/\b(?:value|href)="[^"]*"/g, ''))) found.push(attributes.trim())
      if (!empty.has(tag) && !attributes.endsWith('/')) open.push({ tag, isChinese })
    }
  }
  return found
}
