import { serve } from '../service.ts'
import { s3Buckets } from '../stores/object-store.ts'
import { awsPorts } from '../stores/ports.ts'
import { inspecting } from './service.ts'

export const handler = serve(inspecting, awsPorts({ objects: s3Buckets }))
