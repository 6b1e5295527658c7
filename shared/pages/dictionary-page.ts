import { fileKey, type PageKind, sitePages } from '../contract/site-paths.ts'
import { dataWords } from './english/data-words.ts'
import { type Html, html, inBoth, nothing } from './html.ts'
import { code, table, type Words } from './parts.ts'
import type { FixedView } from './public-service-pages.ts'
import type { Schema } from './schema-words.ts'
import { hrefFrom, type Page, sitePage } from './site-page.ts'
import { twinSchemas } from './twin-schemas.ts'

/** Every field of every page's twin, with its type and meaning, from the schemas themselves. */
export function dictionaryPage(_: FixedView): Page {
  const frame = { kind: 'dictionary' as const, place: {}, title: '数据字典', own: dataWords }
  const href = hrefFrom(frame)
  const kinds = (Object.keys(twinSchemas) as PageKind[]).filter((kind) => fieldsOf(twinSchemas[kind]).length > 1)
  const alike = [...Map.groupBy(kinds, (kind) => twinSchemas[kind])]
  const body = html`<h1>数据字典</h1>
<p class="lead">每一页都有同内容的数据文件（index.json）。以下是各页数据的字段；结构由 JSON Schema 严格规定，未列出的字段不会出现。</p>
${alike.map(
  ([
    schema,
    [kind, ...others],
  ]) => html`<section class="later"><h2>${sitePages[kind as PageKind].zh} ${code(kind as PageKind)}</h2>
<p>${[kind as PageKind, ...others].map((each) => html`<a href="${href(fileKey('schema', { id: each }))}">${each}.json</a> `)}（JSON Schema）</p>
${table({
  caption: '字段',
  columns: [{ title: '字段' }, { title: '类型', short: true }, { title: '含义' }],
  rows: fieldsOf(schema).map(([name, type, meaning]) => [fieldName(name), type, meaning]),
  empty: '',
  compact: true,
})}</section>`,
)}`
  return sitePage(frame, body)
}

/** A path of names, which may break between them and between the words of one. */
function fieldName(path: string): Html {
  return html`<code class="path">${path.split(/(?<=\.)|(?<=[a-z])(?=[A-Z])/).map((name, at) => (at === 0 ? name : html`<wbr>${name}`))}</code>`
}

type Field = readonly [name: string, type: Words, meaning: Html]

function fieldsOf(schema: Schema, prefix = ''): Field[] {
  const shapes = schema['anyOf'] as readonly Schema[] | undefined
  if (shapes) return shapes.flatMap((shape) => fieldsOf(shape, prefix))
  if (schema['type'] === 'array') return fieldsOf(schema['items'] as Schema, `${prefix}[]`)
  const properties = schema['properties'] as Readonly<Record<string, Schema>> | undefined
  const required = new Set(schema['required'] as readonly string[])
  return Object.entries(properties ?? {}).flatMap(([name, field]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    const may = required.has(name) ? nothing : html`（可缺）`
    return [
      [path, typeOf(field), html`${meaningOf(String(field['description']))}${may}`] as const,
      ...fieldsOf(field, path),
    ]
  })
}

/** What a field means, and how its value is written. */
function meaningOf(description: string): Html {
  const [, meaning = '', written = ''] = /^([^]*?)(，(?:YYYY-MM-DD|UTC))?$/.exec(description) ?? []
  return html`${meaning}${written}`
}

const types: Readonly<Record<string, Words>> = {
  string: '文本',
  integer: '整数',
  number: '数',
  boolean: '是否',
  array: '列表',
  object: inBoth('对象', 'Object'),
}

function typeOf(schema: Schema): Words {
  if (schema['enum']) return '代码'
  return schema['format'] === 'date' ? '日期' : (types[String(schema['type'])] ?? '')
}
