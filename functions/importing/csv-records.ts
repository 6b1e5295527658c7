/**
 * The records of a .csv one after the other; a cell in quotes may hold delimiters, line ends and doubled quotes, and a quote
 * inside a plain cell is a sign like another. By hand, because the streaming reader from the registry weighs 32 KB in a
 * bundle for these lines.
 *
 * @throws {UnclosedQuote} at the end of a text whose quotes are not even
 * @source RFC 4180
 */
export function* csvRecords(text: string, delimiter: string): Generator<string[]> {
  const plain = new RegExp(`[^\\r\\n${delimiter === '\t' ? '\\t' : delimiter}]*`, 'y')
  let at = 0
  while (at < text.length) {
    const record: string[] = []
    for (let more = true; more; ) {
      const quoted = text[at] === '"' ? quotedCell(text, at) : { value: '', end: at }
      plain.lastIndex = quoted.end
      const rest = plain.exec(text)?.[0] ?? ''
      record.push(quoted.value + rest)
      at = quoted.end + rest.length
      more = text[at] === delimiter
      if (more) at++
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    yield record
  }
}

export class UnclosedQuote extends Error {}

function quotedCell(text: string, start: number): { value: string; end: number } {
  for (let from = start + 1; ; ) {
    const close = text.indexOf('"', from)
    if (close < 0) throw new UnclosedQuote()
    if (text[close + 1] !== '"') return { value: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 }
    from = close + 2
  }
}
