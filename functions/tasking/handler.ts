import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { tasking } from './service.ts'

export const handler = serve(tasking, awsPorts())
