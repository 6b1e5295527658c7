import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** An OIDC issuer whose tokens a test shapes: any claims, and a second key that nobody published. */
export interface TestIssuer {
  readonly issuer: string
  readonly audience: string
  /** URL of the published keys. */
  readonly keys: string
  /** A good token lives an hour from `now`; `claims` change it, and an `undefined` one is left out. */
  mint(subject: string, now: Date, claims?: JWTPayload, key?: 'published' | 'foreign'): Promise<string>
  stop(): Promise<void>
}

export async function startTestIssuer(): Promise<TestIssuer> {
  const published = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const foreign = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const jwk = { ...(await exportJWK(published.publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' }
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const keyOf: Record<string, CryptoKey> = { published: published.privateKey, foreign: foreign.privateKey }
  const issuer = 'https://issuer.sample.invalid'
  const audience = 'mingchou-test'
  return {
    issuer,
    audience,
    keys: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    mint: (sub, now, claims = {}, key = 'published') => {
      const seconds = Math.floor(now.getTime() / 1000)
      return new SignJWT({ iss: issuer, aud: audience, sub, iat: seconds, exp: seconds + 3600, ...claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
        .sign(keyOf[key] as CryptoKey)
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A token that says it needs no signature. */
export function unsigned(subject: string, issuer: TestIssuer, now: Date, signature = ''): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(now.getTime() / 1000) + 3600
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ iss: issuer.issuer, aud: issuer.audience, sub: subject, exp })}.${signature}`
}
