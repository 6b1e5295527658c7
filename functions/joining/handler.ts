import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { joining } from './service.ts'

export const handler = serve(joining, awsPorts())
