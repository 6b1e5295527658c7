import { iconFile } from '../../shared/pages/icon.ts'
import { styleFile } from '../../shared/pages/style.ts'

/** The module by which pages name the style sheet and the icon, without carrying them. */
export function assetKeys(): string {
  return `/** Written by \`npm run golden\` from style.ts and icon.ts, so that what renders pages does not carry them. */
export const styleKey = '${styleFile.key}'
export const iconKey = '${iconFile.key}'
`
}
