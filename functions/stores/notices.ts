import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { Delivery } from '../../shared/domain/clock/obligation.ts'

export interface Notice {
  readonly subject: string
  readonly text: string
  /** Names a person, a role or an address; subscribers filter by it. */
  readonly to: readonly string[]
  readonly department: string
}

/** Sends a notice. At least once: after a lost reply the caller cannot know; claim first, by a conditional write. */
export interface Notices {
  send(notice: Notice): Promise<Delivery>
}

export function snsNotices(topic: string): Notices {
  let client: SNSClient | undefined
  return {
    async send({ subject, text, to, department }) {
      client ??= new SNSClient({ maxAttempts: 3 })
      await client.send(
        new PublishCommand({
          TopicArn: topic,
          // SNS takes only ASCII subjects; the text begins with the Chinese one.
          Subject: `Mingchou ${department}`.slice(0, 99),
          Message: `${subject}\n\n${text}`,
          MessageAttributes: {
            to: { DataType: 'String.Array', StringValue: JSON.stringify(to) },
            department: { DataType: 'String', StringValue: department },
          },
        }),
      )
      return { by: 'sns', failures: [] }
    },
  }
}
