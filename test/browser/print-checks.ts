import type { Page } from 'playwright-core'

/** As on a sheet of A4 between margins of 15 mm. */
export async function onPaper(page: Page): Promise<void> {
  await page.setViewportSize({ width: 680, height: 960 })
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
}

/**
 * Words of a page that are cut off, run out of their box or lie over others, as it is laid out now: cells and boxes narrower than
 * what stands in them, words of a picture that leave it or cross, bars that are not shown.
 */
export function cutOrCrossing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const said = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 30)}”`
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && getComputedStyle(element).visibility === 'visible'
    }
    for (const element of document.querySelectorAll('main *, header *, footer *')) {
      if (!(element instanceof HTMLElement) || !isShown(element) || element.closest('thead')) continue
      const { overflowX, display } = getComputedStyle(element)
      if (display === 'inline' || overflowX === 'auto' || overflowX === 'scroll') continue
      if (element.scrollWidth > element.clientWidth + 1) found.push(`too wide: ${said(element)}`)
      if (overflowX === 'hidden' && element.scrollHeight > element.clientHeight + 1) found.push(`cut: ${said(element)}`)
    }
    for (const svg of document.querySelectorAll('main svg')) {
      const frame = (svg.closest('figure') ?? svg).getBoundingClientRect()
      const texts = [...svg.querySelectorAll('text')].filter(isShown)
      const boxes = texts.map((text) => text.getBoundingClientRect())
      for (const rect of svg.querySelectorAll('rect')) {
        if (getComputedStyle(rect).display === 'none')
          found.push(`a bar that vanishes: ${said(svg.closest('figure') ?? svg)}`)
      }
      boxes.forEach((box, at) => {
        const text = texts[at] as Element
        if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`leaves its picture: ${said(text)}`)
        boxes.slice(at + 1).forEach((other, n) => {
          const across = Math.min(box.right, other.right) - Math.max(box.left, other.left)
          const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)
          if (across > 1 && down > 3) found.push(`crosses ${said(texts[at + 1 + n] as Element)}: ${said(text)}`)
        })
      })
    }
    return [...new Set(found)]
  })
}
