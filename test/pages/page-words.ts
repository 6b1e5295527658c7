import { globSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { runInNewContext } from 'node:vm'
import { transformSync } from 'esbuild'
import { sentencesOf } from '../../shared/pages/english/in-english.ts'

const root = resolve(import.meta.dirname, '../..')

/** Chinese alone: files for officials, data files whose columns are Chinese, tools that say both beside each other. */
const chineseAlone = new Set(['preview-page.ts', 'recusal-page.ts', 'recusal-view.ts', 'site-feeds.ts'])

const han = /\p{Script=Han}/u

/** Chinese that the templates of the site hold, file by file: sentences of templates, and plain texts. */
export function wordsOfPages(): { readonly file: string; readonly sentences: string[]; readonly texts: string[] }[] {
  const files = globSync(['shared/pages/*.ts', 'shared/pages/search/search-page.ts'], { cwd: root }).toSorted()
  return files
    .filter((file) => !chineseAlone.has(basename(file)))
    .map((file) => ({ file, ...wordsOf(readFileSync(resolve(root, file), 'utf8')) }))
}

/** Chinese texts of the domain, among which are the words of the field. */
export function textsOfDomain(): Set<string> {
  const files = globSync('shared/{domain,contract}/**/*.ts', { cwd: root })
  return new Set(files.flatMap((file) => wordsOf(readFileSync(resolve(root, file), 'utf8')).texts))
}

const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g
const template =
  /html\([^[\n]*__template\(\[((?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\s,])*)\](?:, \[(?:[^\]"']|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')*\])?/g

/** A compiler takes templates apart into lists of texts: those of `html` as arguments of a helper. */
function wordsOf(source: string): { sentences: string[]; texts: string[] } {
  const { code } = transformSync(source, { loader: 'ts', supported: { 'template-literal': false }, charset: 'utf8' })
  const tagged = [...code.matchAll(template)]
  const rest = tagged.reduce((text, [whole]) => text.replace(whole, ''), code)
  return {
    sentences: tagged.flatMap(([, list = '']) => sentencesOf(literals(list))),
    texts: literals(rest).filter((text) => han.test(text)),
  }
}

function literals(code: string): string[] {
  return runInNewContext(`[${[...code.matchAll(literal)].map(([text]) => text).join(',')}]`) as string[]
}
