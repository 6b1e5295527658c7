import { Duration, NestedStack, RemovalPolicy } from 'aws-cdk-lib'
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import * as logs from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { apiPrefix, type ServiceName } from '../../../shared/contract/route.ts'
import { routes } from '../../../shared/contract/routes.ts'
import type { ServiceFunction } from './service-function.ts'

interface HttpApiProps {
  readonly services: Readonly<Record<ServiceName, ServiceFunction>>
  readonly tokenIssuer: string
  readonly tokenAudience: string
  /** The public site, whose pages witnesses use. */
  readonly allowOrigin: string
}

/** The HTTP API with exactly the contract's routes; every one that is not public asks for a token. */
export class HttpApi extends Construct {
  readonly api: apigateway.HttpApi
  /**
   * The routes lie in a stack of their own: together with everything else they are more than the 500 resources that
   * CloudFormation takes in one.
   */
  readonly routes: NestedStack

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id)
    this.api = new apigateway.HttpApi(this, 'api', {
      apiName: 'mingchou',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [props.allowOrigin],
        allowMethods: [apigateway.CorsHttpMethod.GET, apigateway.CorsHttpMethod.POST, apigateway.CorsHttpMethod.PUT],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
        exposeHeaders: ['etag', 'idempotent-replayed'],
        maxAge: Duration.hours(1),
      },
    })
    this.addStage()
    this.routes = new NestedStack(this, 'routes')
    this.addRoutes(props)
  }

  private addStage(): void {
    const group = new logs.LogGroup(this, 'access-logs', {
      retention: logs.RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const stage = this.api.addStage('default', { autoDeploy: true, throttle: { rateLimit: 200, burstLimit: 400 } })
    const raw = stage.node.defaultChild as apigateway.CfnStage
    raw.accessLogSettings = {
      destinationArn: group.logGroupArn,
      format: JSON.stringify({
        trace: '$context.requestId',
        at: '$context.requestTimeEpoch',
        route: '$context.routeKey',
        status: '$context.status',
        ms: '$context.responseLatency',
        ip: '$context.identity.sourceIp',
      }),
    }
  }

  private addRoutes({ services, tokenIssuer, tokenAudience }: HttpApiProps): void {
    const authorizer = new HttpJwtAuthorizer('tokens', tokenIssuer, { jwtAudience: [tokenAudience] })
    const integrations = Object.fromEntries(
      Object.values(services).map(({ service, function: handler }) => [
        service,
        // One permission for a function in place of one for each of its routes: a hundred resources fewer.
        new HttpLambdaIntegration(service, handler, { scopePermissionToRoute: false }),
      ]),
    ) as Record<ServiceName, HttpLambdaIntegration>
    for (const { method, path, service, role } of Object.values(routes)) {
      new apigateway.HttpRoute(this.routes, `${method}${path}`, {
        httpApi: this.api,
        routeKey: apigateway.HttpRouteKey.with(`${apiPrefix}${path}`, apigateway.HttpMethod[method]),
        integration: integrations[service],
        ...(role === 'public' ? { authorizer: new apigateway.HttpNoneAuthorizer() } : { authorizer }),
      })
    }
  }
}
