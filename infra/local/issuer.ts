import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'

const ALGORITHM = 'EdDSA'

/** An OIDC issuer for one machine: its key is made at the first start and kept with the data. */
export interface Issuer {
  readonly issuer: string
  readonly audience: string
  readonly keys: { readonly keys: readonly JWK[] }
  readonly mint: (subject: string, now: Date, lifetime?: string) => Promise<string>
}

export async function localIssuer(directory: string): Promise<Issuer> {
  const { privateJwk, publicJwk } = await keyPair(join(directory, 'issuer-key.json'))
  const key = (await importJWK(privateJwk, ALGORITHM)) as CryptoKey
  const issuer = 'https://issuer.mingchou.invalid'
  const audience = 'mingchou'
  return {
    issuer,
    audience,
    keys: { keys: [publicJwk] },
    mint: (subject, now, lifetime = '12h') =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, kid: publicJwk.kid ?? '' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(expiry(now, lifetime))
        .sign(key),
  }
}

function expiry(now: Date, lifetime: string): Date {
  const hours = Number(/^(-?\d+)h$/.exec(lifetime)?.[1])
  return new Date(now.getTime() + hours * 3_600_000)
}

async function keyPair(file: string): Promise<{ privateJwk: JWK; publicJwk: JWK }> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as { privateJwk: JWK; publicJwk: JWK }
  } catch {
    const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true, crv: 'Ed25519' })
    const marks = { kid: 'local', alg: ALGORITHM, use: 'sig' }
    const pair = { privateJwk: await exportJWK(privateKey), publicJwk: { ...(await exportJWK(publicKey)), ...marks } }
    await mkdir(directoryOf(file), { recursive: true })
    await writeFile(file, JSON.stringify(pair), { mode: 0o600 })
    return pair
  }
}

function directoryOf(file: string): string {
  return join(file, '..')
}
