import { type SiteFile, siteFile } from '../contract/site-paths.ts'
import { sha256 } from '../domain/draw/hash.ts'
import { toHex, utf8 } from '../kernel/bytes.ts'
import { englishRules } from './style-english.ts'
import { frameRules } from './style-frame.ts'
import { wideAndPrintRules } from './style-media.ts'
import { partRules } from './style-parts.ts'
import { yearRules } from './year-style.ts'

export const css = `${frameRules}${partRules}${yearRules}${wideAndPrintRules}${englishRules}`

/** The one style sheet; its name carries its hash, so that it may be kept for ever. */
export const styleFile: SiteFile = siteFile('style', { id: toHex(sha256(utf8(css))).slice(0, 12) }, css)

export const styleKey = styleFile.key
