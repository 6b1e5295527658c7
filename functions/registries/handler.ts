import { serve } from '../service.ts'
import { awsPorts } from '../stores/ports.ts'
import { registries } from './service.ts'

export const handler = serve(registries, awsPorts())
