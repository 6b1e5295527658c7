import { serve } from '../service.ts'
import { snsNotices } from '../stores/notices.ts'
import { ssmParameters } from '../stores/parameters.ts'
import { awsPorts } from '../stores/ports.ts'
import { departmentNotices } from './department-notices.ts'
import { notifying } from './service.ts'

export const handler = serve(
  notifying,
  awsPorts({ notices: (topic) => departmentNotices(snsNotices(topic), ssmParameters()) }),
)
