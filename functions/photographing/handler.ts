import { serve } from '../service.ts'
import { s3Buckets } from '../stores/object-store.ts'
import { awsPorts } from '../stores/ports.ts'
import { photographing } from './service.ts'

export const handler = serve(photographing, awsPorts({ objects: s3Buckets }))
