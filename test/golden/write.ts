import { writeFile } from 'node:fs/promises'
import { nginxConf } from '../../infra/site/nginx-conf.ts'
import { watchSite } from '../functions/publishing/crawl.ts'
import { publishedCycle, rebuilt } from '../functions/publishing/world.ts'
import { platform } from '../platform.ts'
import { assetKeys } from './asset-keys.ts'
import { lifecyclesPage } from './lifecycles.ts'
import { siteKeys } from './site-keys.ts'

/** `npm run golden`: writes the derived files that CI holds against the code. */
console.info = () => undefined
await writeFile(new URL('../../shared/pages/asset-keys.ts', import.meta.url), assetKeys())
await writeFile(new URL('../../infra/site/nginx.conf', import.meta.url), nginxConf())
console.log('shared/pages/asset-keys.ts')
console.log('infra/site/nginx.conf')
await writeFile(new URL('../../shared/kernel/LIFECYCLES.md', import.meta.url), await lifecyclesPage())
console.log('shared/kernel/LIFECYCLES.md')
const { watch, wrapPorts } = watchSite()
const p = await platform({ wrapPorts })
await publishedCycle(p)
await rebuilt(p)
await p.stop()
const file = new URL('./site-keys.json', import.meta.url)
await writeFile(file, `${JSON.stringify(siteKeys(watch.headers), null, 2)}\n`)
console.log(`test/golden/site-keys.json: ${watch.headers.size} keys`)
process.exit(0)
