import { type SiteFile, siteFile } from '../contract/site-paths.ts'
import { sha256 } from '../domain/draw/hash.ts'
import { toHex, utf8 } from '../kernel/bytes.ts'

/** The two of a die: drawn twice, the target and its officers. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b4a86"/><circle cx="10.5" cy="21.5" r="4" fill="#fff"/><circle cx="21.5" cy="10.5" r="4" fill="#fff"/></svg>
`

export const iconFile: SiteFile = siteFile('icon', { id: toHex(sha256(utf8(svg))).slice(0, 12) }, svg)
