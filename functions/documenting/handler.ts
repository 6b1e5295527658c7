import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { documenting } from './service.ts'

export const handler = serve(documenting, awsPorts())
