const LONGEST = 14_000
const SLOWEST = 450

/** Lets the tickets of a picture fall one after the other; the markup itself is always the finished picture. */
export interface Show {
  /** False where the reader asked for less motion, or there is nothing to let fall. */
  readonly play: (root: HTMLElement, ended: () => void) => boolean
  readonly stop: () => void
  readonly isPlaying: () => boolean
}

export function ticketShow(): Show {
  let timer = 0
  let playing: HTMLElement | undefined
  let whenEnded = () => {}
  const stop = () => {
    clearTimeout(timer)
    playing?.classList.remove('playing')
    const was = playing !== undefined
    playing = undefined
    if (was) whenEnded()
  }
  const play = (root: HTMLElement, ended: () => void): boolean => {
    stop()
    const rounds = roundsOf(root)
    if (rounds.length === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return false
    for (const each of root.querySelectorAll('.down')) each.classList.remove('down')
    root.classList.add('playing')
    playing = root
    whenEnded = ended
    const pause = Math.min(SLOWEST, LONGEST / rounds.length)
    const next = (at: number) => {
      if (at >= rounds.length) return stop()
      for (const each of rounds[at] ?? []) each.classList.add('down')
      if (rounds[at]?.[0]?.matches('.fall')) root.querySelector('.levels')?.scrollIntoView({ block: 'nearest' })
      timer = window.setTimeout(next, at === rounds.length - 1 ? 2 * SLOWEST : pause, at + 1)
    }
    timer = window.setTimeout(next, SLOWEST, 0)
    return true
  }
  return { play, stop, isPlaying: () => playing !== undefined }
}

/** The seed appears group by group; then falls together what has the same rank in every level. */
function roundsOf(root: HTMLElement): Element[][] {
  const rounds = new Map<number, Element[]>()
  for (const each of root.querySelectorAll<HTMLElement>('.fall')) {
    const rank = Number(each.dataset['rank'])
    rounds.set(rank, [...(rounds.get(rank) ?? []), each])
  }
  const ranked = [...rounds].sort(([a], [b]) => a - b).map(([, each]) => each)
  return ranked.length === 0 ? [] : [...[...root.querySelectorAll('.seed span')].map((group) => [group]), ...ranked]
}
