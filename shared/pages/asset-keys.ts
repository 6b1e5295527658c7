/** Written by `npm run golden` from style.ts and icon.ts, so that what renders pages does not carry them. */
export const styleKey = 'assets/style.ca33e6f6a92d.css'
export const iconKey = 'assets/icon.cc0e0b3fd56d.svg'
