import { serve } from '../service.ts'
import { s3BucketsInPieces } from '../stores/object-pieces.ts'
import { awsPorts } from '../stores/ports.ts'
import { archiving } from './service.ts'

export const handler = serve(archiving, awsPorts({ objects: s3BucketsInPieces }))
