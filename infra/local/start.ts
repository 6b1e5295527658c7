import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * `npm start`: what Node compiles is kept beside the packages, so that every later start loads in half the time. Where nothing can be
 * written nothing is kept, and NODE_COMPILE_CACHE names another place.
 */
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)))
await import('./run.ts')
