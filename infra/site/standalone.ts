import { createHash } from 'node:crypto'
import { verifyAlonePage } from '../../shared/pages/verify/verify-page.ts'

interface Parts {
  readonly style: string
  readonly page: string
  readonly desk: string
}

/**
 * The verify page as one file that needs nothing else: style and scripts stand in it, each allowed by its hash alone; the
 * worker is made from the script's own text. Nothing can be fetched or sent: the policy allows no connection.
 */
export function standalone({ style, page, desk }: Parts): string {
  for (const text of [page, desk]) if (/<\/script|<!--/i.test(text)) throw new Error('A script would end itself')
  const policy = [
    "default-src 'none'",
    `script-src ${hash(desk)} ${hash(page)}`,
    `style-src ${hash(style)}`,
    'worker-src blob:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
  return verifyAlonePage(policy)
    .replace('</head>', () => `<style>${style}</style>\n</head>`)
    .replace('</body>', () => `<script id="desk-script">${desk}</script>\n<script>${page}</script>\n</body>`)
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
