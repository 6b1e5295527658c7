import { Duration, TimeZone } from 'aws-cdk-lib'
import * as events from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import * as scheduler from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { Construct } from 'constructs'
import { objectSubscriptions, schedules } from '../../../shared/contract/events.ts'
import type { ServiceName } from '../../../shared/contract/route.ts'
import type { ServiceFunction } from './service-function.ts'
import type { Storage } from './storage.ts'

type Services = Readonly<Record<ServiceName, ServiceFunction>>

/** What wakes services besides requests and the stream: the clock, in the city's own time zone, and uploads. */
export class WakeUps extends Construct {
  constructor(scope: Construct, id: string, services: Services, storage: Storage) {
    super(scope, id)
    for (const [name, { service, cron, timeZone }] of Object.entries(schedules)) {
      const [minute = '', hour = '', day = '', month = '', weekDay = '', year = ''] = cron.split(' ')
      new scheduler.Schedule(this, name, {
        schedule: scheduler.ScheduleExpression.cron({
          minute,
          hour,
          ...(day === '?' ? { weekDay } : { day }),
          month,
          year,
          timeZone: TimeZone.of(timeZone),
        }),
        target: new LambdaInvoke(services[service].function, {
          input: scheduler.ScheduleTargetInput.fromObject({ schedule: name }),
          retryAttempts: 5,
          maxEventAge: Duration.hours(6),
        }),
      })
    }
    for (const [name, one] of Object.entries(objectSubscriptions)) {
      new events.Rule(this, name, {
        eventPattern: {
          source: ['aws.s3'],
          detailType: ['Object Created'],
          detail: {
            bucket: { name: [storage.buckets[one.bucket].bucketName] },
            object: { key: [{ prefix: one.prefix }] },
          },
        },
        targets: [new LambdaFunction(services[one.service].function, { event: s3Notification, retryAttempts: 5 })],
      })
    }
  }
}

/** EventBridge's words for an upload, put into the shape of an S3 notification, which is what the handlers read. */
const s3Notification = events.RuleTargetInput.fromObject({
  Records: [
    {
      eventSource: 'aws:s3',
      s3: {
        bucket: { name: events.EventField.fromPath('$.detail.bucket.name') },
        object: {
          key: events.EventField.fromPath('$.detail.object.key'),
          size: events.EventField.fromPath('$.detail.object.size'),
        },
      },
    },
  ],
})
