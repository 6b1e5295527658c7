import { type StepId, steps } from '../ceremony/stage.ts'
import { button, element } from './element.ts'

/** Which step a ceremony's screen shows, and which it has come to. */
export interface Turner {
  readonly shown: () => StepId
  readonly turnTo: (step: StepId) => void
  readonly turnBy: (count: number) => void
  /** Marks how far the ceremony is; answers whether that is news. */
  readonly mark: (step: StepId) => boolean
}

/** @param turned told of each step that is shown */
export function stepTurner(turned: (step: StepId) => void): Turner {
  let shown: StepId = 'commit'
  let live: StepId | undefined
  const turnTo = (step: StepId) => {
    shown = step
    for (const { id } of steps) {
      document.getElementById(`step-${id}`)?.classList.toggle('shown', id === step)
      buttonOf(id)?.setAttribute('aria-pressed', String(id === step))
    }
    button('back').disabled = step === steps[0].id
    button('forth').disabled = step === steps.at(-1)?.id
    turned(step)
  }
  return {
    shown: () => shown,
    turnTo,
    turnBy: (count) => {
      const at = steps.findIndex(({ id }) => id === shown) + count
      const step = steps[Math.max(0, Math.min(steps.length - 1, at))]
      if (step) turnTo(step.id)
    },
    mark: (step) => {
      const news = live !== step
      live = step
      markSteps(step)
      return news
    },
  }
}

function markSteps(step: StepId): void {
  const at = steps.findIndex(({ id }) => id === step)
  const finished = at === steps.length - 1
  for (const [index, { id }] of steps.entries()) {
    element(`nav-${id}`).classList.toggle('done', index < at || finished)
    if (id === step) buttonOf(id)?.setAttribute('aria-current', 'step')
    else buttonOf(id)?.removeAttribute('aria-current')
  }
}

function buttonOf(step: StepId): HTMLButtonElement | null {
  return element(`nav-${step}`).querySelector('button')
}
