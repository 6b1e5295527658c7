import { describe, expect, it } from 'vitest'
import type { Ports } from '../../../functions/stores/ports.ts'
import { deadLinks, watchSite } from './crawl.ts'

const none = { type: 'text/html' }

/** A site that is written page by page, each given by its links. */
function written() {
  const { watch, wrapPorts } = watchSite()
  const bucket = wrapPorts({ bucket: () => ({ put: async () => true }) } as unknown as Ports).bucket('site')
  const put = (key: string, ...links: readonly string[]) =>
    bucket.put(key, links.map((link) => `<a href="/${link}">`).join(''), none)
  return { watch, put }
}

describe('the reader who follows every link after every write', () => {
  it('meets what home leads to, by whichever way, when it does not stand', async () => {
    const { watch, put } = written()
    await put('a.html', 'b.html')
    await put('index.html', 'a.html')

    expect([...watch.dead]).toEqual(['a.html → b.html'])
  })

  it('meets nothing of what no page that he can reach leads to, until one does', async () => {
    const { watch, put } = written()
    await put('index.html', 'a.html')
    watch.dead.clear()
    await put('a.html')
    await put('apart.html', 'nothing.html')
    expect([...watch.dead]).toEqual([])

    await put('a.html', 'apart.html')
    expect([...watch.dead]).toEqual(['apart.html → nothing.html'])
  })

  it('meets a link that a page got later, and none that stands by then', async () => {
    const { watch, put } = written()
    await put('a.html')
    await put('index.html', 'a.html')
    await put('b.html')
    await put('a.html', 'b.html', 'c.html')
    expect([...watch.dead]).toEqual(['a.html → c.html'])

    await put('c.html')
    expect(deadLinks(watch.files)).toEqual([])
  })

  it('begins again with a site that was emptied', async () => {
    const { watch, put } = written()
    await put('a.html')
    await put('index.html', 'a.html')
    watch.files.clear()
    await put('a.html', 'gone.html')
    expect([...watch.dead]).toEqual([])

    await put('index.html', 'a.html')
    expect([...watch.dead]).toEqual(['a.html → gone.html'])
  })
})
