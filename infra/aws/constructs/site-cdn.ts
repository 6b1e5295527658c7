import { Duration } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type * as s3 from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { type Headers, securityHeaders, strictTransport } from '../../../shared/contract/site-headers.ts'
import { fileKey } from '../../../shared/contract/site-paths.ts'

interface SiteCdnProps {
  readonly site: s3.Bucket
  readonly logs: s3.Bucket
  /** Origin of the API, which the witnesses' page calls. */
  readonly api: string
  /** The city's own domain with its certificate; without it CloudFront's own name serves. */
  readonly domain?: { readonly name: string; readonly certificateArn: string } | undefined
}

/** Where the partition has it: CloudFront before the site bucket, with the security headers that a bucket cannot send. */
export class SiteCdn extends Construct {
  readonly domainName: string

  constructor(scope: Construct, id: string, { site, logs, api, domain }: SiteCdnProps) {
    super(scope, id)
    const index = this.indexPages()
    const behaviour = (headers: cloudfront.ResponseHeadersPolicy) => ({
      origin: S3BucketOrigin.withOriginAccessControl(site),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
      compress: true,
      responseHeadersPolicy: headers,
      functionAssociations: [{ function: index, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }],
    })
    const alone = fileKey('verifyAlone')
    const distribution = new cloudfront.Distribution(this, 'distribution', {
      ...(domain ? ownDomain(this, domain) : {}),
      logBucket: logs,
      logFilePrefix: 'cdn/',
      comment: 'Mingchou public site',
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultBehavior: behaviour(this.headers('headers', securityHeaders('index.html', api))),
      additionalBehaviors: { [`/${alone}`]: behaviour(this.headers('headers-alone', securityHeaders(alone))) },
      errorResponses: [403, 404].map((httpStatus) => ({
        httpStatus, // a bucket that may not be listed answers 403 for what is not there
        responseHttpStatus: 404,
        responsePagePath: `/${fileKey('notFound')}`,
        ttl: Duration.minutes(1),
      })),
    })
    this.domainName = distribution.distributionDomainName
  }

  private headers(id: string, headers: Headers): cloudfront.ResponseHeadersPolicy {
    const { 'content-security-policy': contentSecurityPolicy = '', ...others } = headers
    const known = new Set([
      'x-content-type-options',
      'x-frame-options',
      'referrer-policy',
      'access-control-allow-origin',
    ])
    return new cloudfront.ResponseHeadersPolicy(this, id, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { ...transportOf(strictTransport), override: true },
      },
      corsBehavior: {
        accessControlAllowOrigins: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD'],
        accessControlAllowHeaders: ['*'],
        accessControlAllowCredentials: false,
        originOverride: true,
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(others)
          .filter(([header]) => !known.has(header))
          .map(([header, value]) => ({ header, value, override: true })),
      },
    })
  }

  /** A folder answers with its index page; its name without the slash leads there, because links are relative. */
  private indexPages(): cloudfront.Function {
    return new cloudfront.Function(this, 'index-pages', {
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(indexPages),
    })
  }
}

const indexPages = `function handler(event) {
  var request = event.request
  var uri = request.uri
  if (uri.endsWith('/')) {
    request.uri += 'index.html'
  } else if (uri.lastIndexOf('.') < uri.lastIndexOf('/')) {
    return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: uri + '/' } } }
  }
  return request
}`

function transportOf(headers: Headers): { accessControlMaxAge: Duration; includeSubdomains: boolean } {
  const value = headers['strict-transport-security'] ?? ''
  const seconds = Number(/max-age=(\d+)/.exec(value)?.[1])
  return { accessControlMaxAge: Duration.seconds(seconds), includeSubdomains: value.includes('includeSubDomains') }
}

function ownDomain(scope: Construct, { name, certificateArn }: { name: string; certificateArn: string }) {
  return {
    domainNames: [name],
    certificate: Certificate.fromCertificateArn(scope, 'certificate', certificateArn),
    minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
  }
}
