import { matchOfficers } from '../../shared/domain/match/match.ts'
import { clock } from './measure.ts'
import { matchSample } from './samples.ts'

const request = matchSample(100_000, 5000)
let seated = false
const ms = clock(() => {
  seated = matchOfficers(request).seats !== null
})
if (!seated) throw new Error('no teams could be formed')
console.log(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1024 }))
