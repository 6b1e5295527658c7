import { fileKey, pageKey, relativeHref } from '../../contract/site-paths.ts'
import { manifestDigest, officersDigest, rosterDigest } from '../../domain/draw/digests.ts'
import { outcomeOf } from '../ceremony/falling-tickets.ts'
import { recordView } from '../ceremony/record-view.ts'
import { type CommitmentCheck, currentStep, type Stage, type StepId, stageWords, steps } from '../ceremony/stage.ts'
import { stageView, titleView } from '../ceremony/stage-view.ts'
import type { DrawView } from '../draw-view.ts'
import { html } from '../html.ts'
import { type DrawFiles, drawFiles, type Named, namedDraw } from './draw-files.ts'
import { button, element, say, show } from './element.ts'
import { ticketShow } from './play-tickets.ts'

/** The entry of the ceremony's page: looks at the draw's public files again and again, and shows where it stands. */
const EVERY = 2000
const AFTER = 15_000

const tickets = ticketShow()
let shown: StepId = 'commit'
let live: StepId | undefined
let known = ''
let stage: Stage | undefined

start()
addEventListener('hashchange', () => location.reload())

function start(): void {
  const named = namedDraw(location.hash)
  if (!named)
    return say('status', '请从抽取页打开本页：网址 # 之后应为 部门/抽取编号。 Open this page from a page of a draw.')
  say('status', '正在读取公开文件……')
  links(named)
  controls()
  void follow(drawFiles(named))
}

async function follow(files: DrawFiles): Promise<void> {
  const draw = await files.view()
  if (draw) await update(files, draw)
  else if (!stage) say('status', '公示网站上还没有这次抽取，稍候自动再看。 Not published yet.')
  else say('status', `${stageWords(stage.draw)}（网络中断，正在重试）`)
  setTimeout(() => void follow(files), draw?.state === 'executed' || draw?.state === 'void' ? AFTER : EVERY)
}

async function update(files: DrawFiles, draw: DrawView): Promise<void> {
  const now = JSON.stringify(draw)
  const commitment = stage?.commitment ?? (await checkCommitment(files, draw))
  const bundle = draw.bundleUrl !== undefined && !stage?.outcome ? await files.bundle() : undefined
  const outcome = stage?.outcome ?? (bundle && outcomeOf(bundle))
  if (now === known && stage?.commitment === commitment && stage?.outcome === outcome) return
  const fell = outcome !== undefined && stage !== undefined && stage.outcome === undefined
  known = now
  stage = { draw, commitment, outcome }
  render(stage)
  advance(currentStep(draw), fell)
}

function render(current: Stage): void {
  const { draw } = current
  tickets.stop()
  show('title', titleView(draw))
  show('stage', stageView(current))
  show('record', recordView(draw))
  say('status', stageWords(draw))
  document.title = `${draw.taskName} · 抽取现场`
  element('controls').hidden = false
  turnTo(shown)
}

/** The screen follows the ceremony; tickets fall before the eyes of those who were there before. */
function advance(step: StepId, fell: boolean): void {
  const at = steps.findIndex(({ id }) => id === step)
  const finished = step === 'publish'
  for (const [index, { id }] of steps.entries()) {
    element(`nav-${id}`).classList.toggle('done', index < at || finished)
    const button = element(`nav-${id}`).querySelector('button')
    if (id === step) button?.setAttribute('aria-current', 'step')
    else button?.removeAttribute('aria-current')
  }
  if (fell) {
    live = step
    turnTo('draw')
    play()
  } else if (live !== step) {
    live = step
    turnTo(step)
  }
}

async function checkCommitment(files: DrawFiles, draw: DrawView): Promise<CommitmentCheck | undefined> {
  const frozen = await files.manifest()
  if (!frozen) return undefined
  const { manifest, roster, officers, recusals } = frozen
  const ok =
    manifestDigest(manifest) === draw.manifestDigest &&
    rosterDigest(roster) === manifest.roster.digest &&
    officersDigest(officers, recusals) === manifest.officers.digest
  return { ok, officers: officers.length }
}

function turnTo(step: StepId): void {
  shown = step
  for (const { id } of steps) {
    document.getElementById(`step-${id}`)?.classList.toggle('shown', id === step)
    element(`nav-${id}`)
      .querySelector('button')
      ?.setAttribute('aria-pressed', String(id === step))
  }
  button('back').disabled = step === steps[0].id
  button('forth').disabled = step === steps.at(-1)?.id
  element('play').hidden = step !== 'draw' || !stage?.outcome
}

function turnBy(count: number): void {
  const at = steps.findIndex(({ id }) => id === shown) + count
  const step = steps[Math.max(0, Math.min(steps.length - 1, at))]
  if (step) turnTo(step.id)
}

function play(): void {
  const root = document.getElementById('step-draw')
  const playing = root !== null && tickets.play(root, () => say('play', '重放落签'))
  say('play', playing ? '停止动画' : '重放落签')
}

function playOrStop(): void {
  if (element('play').hidden) return
  if (tickets.isPlaying()) tickets.stop()
  else play()
}

function controls(): void {
  element('back').addEventListener('click', () => turnBy(-1))
  element('forth').addEventListener('click', () => turnBy(1))
  element('play').addEventListener('click', playOrStop)
  element('full').addEventListener('click', fullScreen)
  element('print').addEventListener('click', () => print())
  for (const { id } of steps) element(`nav-${id}`).addEventListener('click', () => stage && turnTo(id))
  addEventListener('beforeprint', () => tickets.stop())
  document.addEventListener('keydown', onKey)
}

function onKey(event: KeyboardEvent): void {
  if (!stage || event.ctrlKey || event.metaKey || event.altKey) return
  const step = steps[Number(event.key) - 1]
  const onButton = (event.target as Element).closest('button, a, input, summary') !== null
  if (event.key === 'ArrowLeft' || event.key === 'PageUp') turnBy(-1)
  else if (event.key === 'ArrowRight' || event.key === 'PageDown') turnBy(1)
  else if (step) turnTo(step.id)
  else if (event.key.toLowerCase() === 'f') fullScreen()
  else if (event.key === ' ' && !onButton) playOrStop()
  else return
  event.preventDefault()
}

function fullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  else void document.documentElement.requestFullscreen().catch(() => undefined)
}

function links({ department, id }: Named): void {
  const here = fileKey('ceremony')
  const bundle = relativeHref(fileKey('verify'), fileKey('bundle', { department, id }))
  show(
    'links',
    html`<a href="${relativeHref(here, pageKey('draw', { department, id }))}">本次抽取的页面</a>　<a href="${relativeHref(here, fileKey('verify'))}?bundle=${bundle}">抽取后自己核对</a>　`,
  )
}
