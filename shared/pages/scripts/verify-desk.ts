import { type Answer, openDesk, type Question } from '../verify/desk.ts'

/**
 * The entry of the script that computes. In a worker it answers messages, so that the page stays alive meanwhile; loaded by
 * the page itself (where no worker can be had) it stands there as a function.
 */
declare global {
  interface Window {
    mingchouDesk?: (question: Question) => Answer
  }
}

export interface Asked {
  readonly number: number
  readonly question: Question
}

export type Told = { readonly number: number } & ({ readonly answer: Answer } | { readonly failed: string })

const desk = openDesk()

if ('document' in globalThis) window.mingchouDesk = desk
else addEventListener('message', ({ data }: MessageEvent<Asked>) => postMessage(told(data)))

function told({ number, question }: Asked): Told {
  try {
    return { number, answer: desk(question) }
  } catch (error) {
    return { number, failed: String(error) }
  }
}
