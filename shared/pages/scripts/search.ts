import { englishKey, pageKey } from '../../contract/site-paths.ts'
import { type Found, findNames, type Shards } from '../search/find-names.ts'
import { outcomeWords, searchWords } from '../search/search-words.ts'
import type { FoundName, GramShard, SearchMeta } from '../search/terms.ts'
import { element, input } from './element.ts'

/** The entry of the search page: shows its form, looks up what is asked in the site's own files, keeps it in the address. */
const form = element('search') as HTMLFormElement
const base = new URL(form.dataset['meta'] ?? '', document.baseURI)
/** `140900/finance`: the page lies in its department's folder. */
const department = base.pathname.split('/').slice(-4, -2).join('/')
const isEnglish = document.documentElement.lang === 'en'
const words = isEnglish ? searchWords.en : searchWords.zh
const targetKey = isEnglish ? englishKey : pageKey
const fields = ['text', 'year', 'label'] as const

const shards: Shards = {
  meta: loaded<SearchMeta>(() => 'meta.json'),
  grams: loaded<GramShard>((shard) => `grams/${shard}.json`),
  names: loaded<readonly FoundName[]>((shard) => `names/${shard}.json`),
}
let latest = 0

start()

function start(): void {
  form.hidden = false
  const asked = new URLSearchParams(location.search)
  for (const name of fields) input(name).value = asked.get(name) ?? ''
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void search()
  })
  if (asked.get('text')) void search()
}

async function search(): Promise<void> {
  const number = ++latest
  const [text, year, label] = fields.map((name) => input(name).value.trim()) as [string, string, string]
  const query = new URLSearchParams(Object.entries({ text, year, label }).filter(([, value]) => value !== ''))
  history.replaceState(null, '', `?${query.toString()}`)
  say(words.searching)
  try {
    const found = await findNames({ text, year, label }, shards)
    if (number === latest) show(found, text)
  } catch {
    if (number === latest) say(words.failed)
  }
}

function show(found: Found, text: string): void {
  element('found').replaceChildren(...found.names.map(line))
  say(outcomeWords(found, text, words))
}

/** Texts are set as texts, so that no name can become markup. */
function line({ n, c, r, y, l }: FoundName): HTMLElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = new URL(`../../../${targetKey('target', { department, id: c })}`, base).href
  link.textContent = n
  link.lang = 'zh-CN'
  const region = document.createElement('bdi')
  region.textContent = r
  region.lang = 'zh-CN'
  const note = document.createElement('span')
  const said = [words.drawnIn(y), l.map(labelShown).join(words.between)].filter((part) => part !== '')
  note.append(region, ...(r === '' ? [] : [' · ']), said.join(' · '))
  item.append(link, note)
  return item
}

/** A result as the page's own list of results names it. */
function labelShown(label: string): string {
  const options = Array.from((element('label') as HTMLSelectElement).options)
  return options.find(({ value }) => value === label)?.text ?? label
}

function say(words: string): void {
  element('status').textContent = words
}

function loaded<T>(name: (shard: number) => string): (shard?: number) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (shard = 0) => {
    const path = name(shard)
    const file = known.get(path) ?? fetched<T>(path)
    known.set(path, file)
    file.catch(() => known.delete(path))
    return file
  }
}

async function fetched<T>(path: string): Promise<T> {
  const response = await fetch(new URL(path, base))
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return (await response.json()) as T
}
