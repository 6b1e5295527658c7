import { describe, expect, it } from 'vitest'
import { document, given, html } from '../../shared/pages/html.ts'
import { twinOf } from '../../shared/pages/site-page.ts'
import { plain } from '../../shared/pages/writer.ts'

describe('a template', () => {
  it('escapes every text, in lists and attributes too', () => {
    const name = `<script>alert("1")</script>&'`

    const text = document(html`<p title="${name}">${[name, html`<b>${name}</b>`]}</p>`)

    expect(text).not.toContain('<script>')
    expect(text).toContain('title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;"')
    expect(text).toContain('<b>&lt;script&gt;')
  })

  it('does not take an object of a record for markup', () => {
    const disguised = { isEscaped: true, toString: () => '<script>alert(1)</script>' }

    expect(() => document(html`<p>${disguised as never}</p>`)).toThrow(TypeError)
  })

  it('leaves nothing of what is absent or false', () => {
    expect(html`<p>${undefined}${false}${''}</p>`.toString()).toBe('<p></p>')
  })

  it('strips signs that turn the direction of writing, and control characters, and isolates names', () => {
    const name = '示例\u202eTXT.exe\u202c\u2066甲\u2069\u0007'

    expect(given(name).toString()).toBe('<bdi>示例TXT.exe甲</bdi>')
    expect(plain('一\n二\t三')).toBe('一\n二\t三')
  })

  it('strips them from the JSON twin as well', () => {
    expect(JSON.parse(twinOf({ name: '甲\u202e乙', deep: [{ text: '\u2067丙' }] }))).toEqual({
      name: '甲乙',
      deep: [{ text: '丙' }],
    })
  })
})
