import { type Block, markOf, type OfficialDraft, type Run } from '../../../shared/domain/documents/document.ts'

/** Everything that a document says, a block a line, so that a test can look for words. */
export function wordsOf(draft: OfficialDraft): string {
  const { office, number = '', title, addressee = '', blocks } = draft
  return [office, said([number]), title, said([addressee]), ...blocks.map(blockWords)].join('\n')
}

function blockWords(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'paragraph':
    case 'note':
      return said(block.runs)
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join('|')).join('\n')
    case 'form':
      return block.rows.map(({ cells }) => cells.map(({ lines }) => lines.map(said).join('；')).join('|')).join('\n')
    case 'chart':
      return `${block.title}：${block.categories.map((each, at) => `${each} ${block.values[at]}${block.unit}`).join('，')}`
    case 'code':
      return `${block.url} ${block.note} ${block.by} ${said([block.day])}`
    case 'signed':
      return `${block.by} ${said([block.day])}`
    case 'signatures':
      return block.places.join('\n')
    case 'new-page':
      return ''
  }
}

function said(runs: readonly Run[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : markOf(run))).join('')
}
