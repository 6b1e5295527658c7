import { nothing } from '../html.ts'
import { afterView } from '../verify/after-view.ts'
import type { Answer } from '../verify/desk.ts'
import { candidatesView, explanationView } from '../verify/explanation-view.ts'
import { comparedWords, detailView, verdictView } from '../verify/report-view.ts'
import { fromFiles, fromSite, type Source } from './bundle-source.ts'
import { deskClient } from './desk-client.ts'
import { element, input, say, show } from './element.ts'

/** The entry of the page that verifies: gives the desk what the reader chose, and shows what it answers. */
const ask = deskClient()
let latest = 0
let given: Source | undefined

start()

function start(): void {
  element('desk').hidden = false
  document.getElementById('save-first')?.remove()
  const file = input('file')
  file.addEventListener('change', () => {
    const files = [...(file.files ?? [])]
    file.value = '' // so that the same file can be chosen again
    takeFiles(files)
  })
  takeDrops()
  element('ask-form').addEventListener('submit', (event) => {
    event.preventDefault()
    void explain(input('asked').value)
  })
  element('explanation').addEventListener('click', (event) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id']
    if (id !== undefined) void explain(id)
  })
  addEventListener('beforeprint', () => document.querySelector('details')?.setAttribute('open', ''))
  const bundle = new URLSearchParams(location.search).get('bundle')
  if (bundle !== null) take(fromSite(bundle))
}

function takeDrops(): void {
  const over = (is: boolean) => document.body.classList.toggle('over', is)
  document.addEventListener('dragover', (event) => {
    event.preventDefault()
    over(true)
  })
  document.addEventListener('dragleave', () => over(false))
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    over(false)
    takeFiles([...(event.dataTransfer?.files ?? [])])
  })
}

function takeFiles(files: readonly File[]): void {
  if (files.length > 0) take(fromFiles(files, given))
}

/** Of two that were given one after the other, the later one counts. */
function take(source: Promise<Source>): void {
  const number = ++latest
  for (const part of ['verdict-part', 'after-part', 'detail-part']) say(part, '')
  element('ask').hidden = true
  say('status', '正在核对…… Checking…')
  verify(source).then(
    (shown) => number === latest && shown(),
    (error: unknown) => number === latest && say('status', (error as Error).message),
  )
}

async function verify(source: Promise<Source>): Promise<() => void> {
  given = await source
  const started = performance.now()
  const answer = await ask({ kind: 'verify', ...given })
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  return () => report(answer, seconds)
}

function report(answer: Answer, seconds: string): void {
  if (answer.kind !== 'verified') return
  const ok = answer.verification.ok && answer.after?.ok !== false
  show('verdict-part', verdictView(answer))
  show('after-part', answer.after ? afterView(answer.after, given?.names ?? {}) : nothing)
  show('detail-part', detailView(answer))
  element('ask').hidden = !answer.verification.ok
  element('explanation').textContent = ''
  say('status', `${ok ? '复核通过' : '复核不通过'}，用时 ${seconds} 秒。`)
  element('verdict').focus()
  document.getElementById('compare')?.addEventListener('submit', (event) => {
    event.preventDefault()
    say('compared', comparedWords(input('noted').value, answer.about?.manifestDigest ?? ''))
  })
}

async function explain(asked: string): Promise<void> {
  if (asked.trim() === '') return say('explanation', '请输入名称或代码。 Type a name or a code.')
  const answer = await ask({ kind: 'explain', asked })
  if (answer.kind === 'explained') show('explanation', explanationView(answer))
  if (answer.kind === 'candidates') show('explanation', candidatesView(answer))
}
