import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { drawing } from './service.ts'

export const handler = serve(drawing, awsPorts())
