import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { planning } from './service.ts'

export const handler = serve(planning, awsPorts())
