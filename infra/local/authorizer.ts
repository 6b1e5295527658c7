import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { Refusal } from '../../shared/kernel/refusal.ts'

export interface Tokens {
  /**
   * The subject of a bearer token.
   *
   * @throws {Refusal} `not-signed-in`, saying why
   */
  subject(authorization: string | undefined): Promise<string>
}

export interface TokenSource {
  readonly issuer: string
  readonly audience: string
  readonly keys: string
  readonly clock: () => Date
}

const algorithms = ['ES256', 'EdDSA', 'RS256', 'PS256']

/** What API Gateway's JWT authorizer does before a handler is asked: tokens of any OIDC issuer, by its published keys. */
export function oidcTokens({ issuer, audience, keys, clock }: TokenSource): Tokens {
  const keySet = createRemoteJWKSet(new URL(keys))
  return {
    async subject(authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1]
      if (!token) throw new Refusal('not-signed-in', { why: authorization ? 'no bearer token' : 'no token' })
      try {
        const { payload } = await jwtVerify(token, keySet, {
          issuer,
          audience,
          algorithms,
          requiredClaims: ['exp'],
          currentDate: clock(),
        })
        if (typeof payload.sub === 'string' && payload.sub !== '') return payload.sub
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) throw error
        throw new Refusal('not-signed-in', { why: error.code })
      }
      throw new Refusal('not-signed-in', { why: 'no subject' })
    },
  }
}

/** The event with the subject's claims, as API Gateway hands it on. @throws {Refusal} `not-signed-in` */
export async function authorized(tokens: Tokens, event: APIGatewayProxyEventV2): Promise<APIGatewayProxyEventV2> {
  const sub = await tokens.subject(event.headers['authorization'])
  const requestContext = { ...event.requestContext, authorizer: { jwt: { claims: { sub }, scopes: [] } } }
  return { ...event, requestContext }
}
