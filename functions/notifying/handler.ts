import { serve } from '../service.ts'
import { snsNotices } from '../stores/notices.ts'
import { awsPorts } from '../stores/ports.ts'
import { notifying } from './service.ts'

export const handler = serve(notifying, awsPorts({ notices: snsNotices }))
