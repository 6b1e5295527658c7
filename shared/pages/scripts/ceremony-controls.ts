import { steps } from '../ceremony/stage.ts'
import { element } from './element.ts'
import type { Turner } from './step-turner.ts'

interface Actions {
  readonly turner: Turner
  readonly playOrStop: () => void
  readonly stop: () => void
  /** False until there is something to turn to. */
  readonly ready: () => boolean
}

/** Buttons and keys of a ceremony's page. */
export function controls(actions: Actions): void {
  const { turner, playOrStop, stop, ready } = actions
  element('back').addEventListener('click', () => turner.turnBy(-1))
  element('forth').addEventListener('click', () => turner.turnBy(1))
  element('play').addEventListener('click', playOrStop)
  element('full').addEventListener('click', fullScreen)
  element('print').addEventListener('click', () => print())
  for (const { id } of steps) element(`nav-${id}`).addEventListener('click', () => ready() && turner.turnTo(id))
  addEventListener('beforeprint', stop)
  document.addEventListener('keydown', (event) => ready() && onKey(event, actions))
}

function onKey(event: KeyboardEvent, { turner, playOrStop }: Actions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const step = steps[Number(event.key) - 1]
  const onButton = (event.target as Element).closest('button, a, input, summary') !== null
  if (event.key === 'ArrowLeft' || event.key === 'PageUp') turner.turnBy(-1)
  else if (event.key === 'ArrowRight' || event.key === 'PageDown') turner.turnBy(1)
  else if (step) turner.turnTo(step.id)
  else if (event.key.toLowerCase() === 'f') fullScreen()
  else if (event.key === ' ' && !onButton) playOrStop()
  else return
  event.preventDefault()
}

function fullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  else void document.documentElement.requestFullscreen().catch(() => undefined)
}
