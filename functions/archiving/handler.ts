import { serve } from '../service.ts'
import { s3Buckets } from '../stores/object-store.ts'
import { awsPorts } from '../stores/ports.ts'
import { archiving } from './service.ts'

export const handler = serve(archiving, awsPorts({ objects: s3Buckets }))
