import type { Html } from '../html.ts'

/** The element of a page that the script was written for. @throws {Error} when the page is another */
export function element<K extends HTMLElement = HTMLElement>(id: string): K {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no #${id}`)
  return found as K
}

/** Puts markup, whose texts are escaped, into an element. */
export function show(id: string, markup: Html): void {
  element(id).innerHTML = markup.toString()
}

export function say(id: string, text: string): void {
  element(id).textContent = text
}
