import { serve } from '../service.ts'
import { s3Buckets } from '../stores/object-store.ts'
import { awsPorts } from '../stores/ports.ts'
import { freezing } from './service.ts'

export const handler = serve(freezing, awsPorts({ objects: s3Buckets }))
