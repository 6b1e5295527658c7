import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { reviewing } from './service.ts'

export const handler = serve(reviewing, awsPorts())
