import type { Html } from '../html.ts'

/** The element of a page that the script was written for. @throws {Error} when the page is another */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no #${id}`)
  return found
}

export function input(id: string): HTMLInputElement {
  return element(id) as HTMLInputElement
}

export function button(id: string): HTMLButtonElement {
  return element(id) as HTMLButtonElement
}

/** Puts markup, whose texts are escaped, into an element. */
export function show(id: string, markup: Html): void {
  element(id).innerHTML = markup.toString()
}

export function say(id: string, text: string): void {
  element(id).textContent = text
}
