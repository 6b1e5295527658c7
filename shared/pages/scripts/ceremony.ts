import { fileKey, pageKey, relativeHref } from '../../contract/site-paths.ts'
import { manifestDigest, officersDigest, rosterDigest } from '../../domain/draw/digests.ts'
import { outcomeOf } from '../ceremony/falling-tickets.ts'
import { recordView } from '../ceremony/record-view.ts'
import { type CommitmentCheck, currentStep, type Stage, type StepId, stageWords } from '../ceremony/stage.ts'
import { stageView, titleView } from '../ceremony/stage-view.ts'
import type { DrawView } from '../draw-view.ts'
import { html } from '../html.ts'
import { controls } from './ceremony-controls.ts'
import { type DrawFiles, drawFiles, type Named, namedDraw } from './draw-files.ts'
import { element, say, show } from './element.ts'
import { ticketShow } from './play-tickets.ts'
import { stepTurner } from './step-turner.ts'

/** The entry of the ceremony's page: looks at the draw's public files again and again, and shows where it stands. */
const EVERY = 2000
const AFTER = 15_000
const NOT_YET = '公示网站上还没有这次抽取，稍候自动再看。 Not published yet.'

const tickets = ticketShow()
const turner = stepTurner((step) => {
  element('play').hidden = step !== 'draw' || !stage?.outcome
})
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
  controls({ turner, playOrStop, stop: tickets.stop, ready: () => stage !== undefined })
  void follow(drawFiles(named))
}

async function follow(files: DrawFiles): Promise<void> {
  const draw = await files.view()
  if (!draw) say('status', stage ? `${stageWords(stage.draw)}（网络中断，正在重试）` : NOT_YET)
  else if (!tickets.isPlaying()) await update(files, draw)
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
  turner.turnTo(turner.shown())
}

/** The screen follows the ceremony; tickets fall before the eyes of those who were there before. */
function advance(step: StepId, fell: boolean): void {
  const news = turner.mark(step)
  if (fell) {
    turner.turnTo('draw')
    play()
  } else if (news) turner.turnTo(step)
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

function links({ department, id }: Named): void {
  const here = fileKey('ceremony')
  const bundle = relativeHref(fileKey('verify'), fileKey('bundle', { department, id }))
  show(
    'links',
    html`<a href="${relativeHref(here, pageKey('draw', { department, id }))}">本次抽取的页面</a>　<a href="${relativeHref(here, fileKey('verify'))}?bundle=${bundle}">抽取后自己核对</a>　`,
  )
}
