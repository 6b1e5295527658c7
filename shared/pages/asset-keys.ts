/** Written by `npm run golden` from style.ts and icon.ts, so that what renders pages does not carry them. */
export const styleKey = 'assets/style.ec0a013f4493.css'
export const iconKey = 'assets/icon.cc0e0b3fd56d.svg'
