import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { inspecting } from './service.ts'

export const handler = serve(inspecting, awsPorts())
