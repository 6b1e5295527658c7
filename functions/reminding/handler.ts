import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { reminding } from './service.ts'

export const handler = serve(reminding, awsPorts())
