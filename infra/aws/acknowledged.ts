import { type CfnResource, Validations } from 'aws-cdk-lib'
import { CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2'
import type { IConstruct } from 'constructs'
import type { MingchouStack } from './stacks/mingchou-stack.ts'

/**
 * The security rules that we looked at and do not follow, each with its reason and no wider than it must be. Everything
 * else fails the synth.
 */
export function acknowledge(stack: MingchouStack): void {
  const everywhere = Validations.of(stack)
  for (const bucket of Object.values(stack.storage.buckets)) {
    everywhere.acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${logicalId(stack, bucket)}.Arn>/*]`,
      reason:
        'A service reads and writes objects of this bucket by key; it has only the actions that its contract needs.',
    })
  }
  everywhere.acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${logicalId(stack, stack.storage.table)}.Arn>/stream/*]`,
    reason: 'ListStreams knows no single stream; it is held to this table’s own.',
  })
  everywhere.acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:${stack.partitionName}:ssm:${stack.region}:<AWS::AccountId>:parameter/mingchou/channels/*]`,
    reason: 'One parameter a department under the platform’s own path; departments are founded after the deployment.',
  })
  for (const service of Object.values(stack.services)) {
    everywhere.acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${logicalId(stack, service.function)}.Arn>:*]`,
      reason: 'EventBridge Scheduler may invoke any version of the one function that its schedule names.',
    })
  }
  for (const route of stack.node.findAll().filter((one): one is CfnRoute => one instanceof CfnRoute)) {
    if (route.authorizationType !== 'NONE') continue
    Validations.of(route).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason: 'The contract declares this route public: the interface’s description, and witnesses who hold a code.',
    })
  }
  acknowledgeCdn(stack)
}

function acknowledgeCdn(stack: MingchouStack): void {
  const cdn = stack.node.tryFindChild('site-cdn')
  if (!cdn) return
  const reasons = {
    'AwsSolutions::AwsSolutions-CFR1': 'Public disclosure is for everybody, everywhere.',
    'AwsSolutions::AwsSolutions-CFR2': 'Static files alone stand behind it; a firewall is the city’s choice.',
    'AwsSolutions::AwsSolutions-CFR4':
      'CloudFront’s own name fixes the policy; with -c siteCertificate=… TLS 1.2 is asked for.',
  }
  for (const [id, reason] of Object.entries(reasons)) Validations.of(cdn).acknowledge({ id, reason })
}

function logicalId(stack: MingchouStack, construct: IConstruct): string {
  return stack.getLogicalId(construct.node.defaultChild as CfnResource)
}
