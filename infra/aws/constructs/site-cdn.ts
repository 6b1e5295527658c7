import { Duration } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type * as s3 from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'

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
    const distribution = new cloudfront.Distribution(this, 'distribution', {
      ...(domain ? ownDomain(this, domain) : {}),
      logBucket: logs,
      logFilePrefix: 'cdn/',
      comment: 'Mingchou public site',
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(site),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
        compress: true,
        responseHeadersPolicy: this.securityHeaders(api),
        functionAssociations: [{ function: this.indexPages(), eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }],
      },
    })
    this.domainName = distribution.distributionDomainName
  }

  private securityHeaders(api: string): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, 'headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: policyWith(api),
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
      },
    })
  }

  /** A folder answers with its index page. */
  private indexPages(): cloudfront.Function {
    return new cloudfront.Function(this, 'index-pages', {
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(
        "function handler(event) { var request = event.request; if (request.uri.endsWith('/')) request.uri += 'index.html'; return request }",
      ),
    })
  }
}

/** The policy of every page: the site's own files, and the API for the words of a witness. A worker is the site's own script. */
function policyWith(api: string): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "script-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${api}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function ownDomain(scope: Construct, { name, certificateArn }: { name: string; certificateArn: string }) {
  return {
    domainNames: [name],
    certificate: Certificate.fromCertificateArn(scope, 'certificate', certificateArn),
    minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
  }
}
