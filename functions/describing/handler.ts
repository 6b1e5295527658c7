import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { describing } from './service.ts'

export const handler = serve(describing, awsPorts())
