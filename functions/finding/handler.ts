import { oidcTokens } from '../http/tokens.ts'
import { serve } from '../service.ts'
import { s3Buckets } from '../stores/object-store.ts'
import { awsPorts } from '../stores/ports.ts'
import { finding } from './service.ts'

export const handler = serve(finding, awsPorts({ tokens: oidcTokens, objects: s3Buckets }))
