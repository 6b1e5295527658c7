import { serve } from '../service.ts'
import { s3Buckets } from '../stores/object-store.ts'
import { awsPorts } from '../stores/ports.ts'
import { exchanging } from './service.ts'

export const handler = serve(exchanging, awsPorts({ objects: s3Buckets }))
