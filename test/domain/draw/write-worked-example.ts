import { writeFileSync } from 'node:fs'
import { specFile, specWithExample } from './worked-example.ts'

writeFileSync(specFile, specWithExample())
