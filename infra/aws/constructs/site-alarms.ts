import { Duration } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import * as logs from 'aws-cdk-lib/aws-logs'
import type * as sns from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { apiPrefix } from '../../../shared/contract/route.ts'
import { routes } from '../../../shared/contract/routes.ts'

interface SiteAlarmsProps {
  /** Where the site's worker writes a line for each page in trouble. */
  readonly log: logs.ILogGroup
  readonly alarms: sns.Topic
}

/** What the worker's log says of a page, who suffers, and where the pages are named. */
const troubles = {
  'page broken': {
    id: 'broken-pages',
    metric: 'BrokenPages',
    means:
      'A public page cannot be made from its record; the public still sees its last good version, or a page that says so. ' +
      `Which and why: GET ${apiPrefix}${routes.listBrokenPages.path}, or the log's lines "page broken". ` +
      'It comes back by itself when the record is mended.',
  },
  'page differed': {
    id: 'differing-pages',
    metric: 'DifferingPages',
    means:
      'A file of the public site was not what its records say, as by somebody’s hand; it has been mended. ' +
      `Which and how: GET ${apiPrefix}${routes.listRebuilds.path}, or the log's lines "page differed". ` +
      'Find out who may write to the bucket; it keeps every version.',
  },
} as const

/** Alarms of single pages, beside those of the worker itself. */
export class SiteAlarms extends Construct {
  constructor(scope: Construct, id: string, { log, alarms }: SiteAlarmsProps) {
    super(scope, id)
    for (const [what, trouble] of Object.entries(troubles)) {
      const filter = new logs.MetricFilter(this, `${trouble.id}-lines`, {
        logGroup: log,
        // Lambda puts words of its own before a line, so that it is no JSON to CloudWatch.
        filterPattern: logs.FilterPattern.allTerms(what),
        metricNamespace: 'Mingchou',
        metricName: trouble.metric,
        metricValue: '1',
      })
      const alarm = filter.metric({ statistic: 'Sum', period: Duration.minutes(5) }).createAlarm(this, trouble.id, {
        alarmDescription: trouble.means,
        evaluationPeriods: 1,
        threshold: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      })
      alarm.addAlarmAction(new SnsAction(alarms))
    }
  }
}
