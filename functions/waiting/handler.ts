import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { waiting } from './service.ts'

export const handler = serve(waiting, awsPorts())
