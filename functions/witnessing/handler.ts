import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { witnessing } from './service.ts'

export const handler = serve(witnessing, awsPorts())
