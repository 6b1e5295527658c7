import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { publishing } from './service.ts'

export const handler = serve(publishing, awsPorts())
