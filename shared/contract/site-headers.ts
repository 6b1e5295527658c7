import { fileKey } from './site-paths.ts'

/**
 * What every answer of the public site is sent with beside its type and its age, by whichever server: CloudFront, the local host,
 * and any other by the configuration in infra/site/nginx.conf.
 */
export type Headers = Readonly<Record<string, string>>

const everywhere: Headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  /** The data is open: any page may read it. */
  'access-control-allow-origin': '*',
}

/** Only over TLS, where a browser heeds it. */
export const strictTransport: Headers = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/**
 * @param key the file, as `site-paths` names it
 * @param api origin of the API where it is another one: the witness's page calls it
 */
export function securityHeaders(key: string, api?: string): Headers {
  const policy = key === fileKey('verifyAlone') ? alonePolicy : sitePolicy(api)
  return { 'content-security-policy': policy, ...everywhere }
}

/** The site's own files and nothing inline; a worker is the site's own script. Pages say less in their own policies. */
function sitePolicy(api?: string): string {
  return policyOf({
    'script-src': "'self'",
    'worker-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'connect-src': api === undefined ? "'self'" : `'self' ${api}`,
  })
}

/**
 * The verifier as one file carries style and scripts in itself: its own policy allows each by its hash and nothing else, and of
 * two policies a browser obeys both.
 */
const alonePolicy = policyOf({
  'script-src': "'unsafe-inline'",
  'worker-src': 'blob:',
  'style-src': "'unsafe-inline'",
})

function policyOf(sources: Readonly<Record<string, string>>): string {
  const directives = {
    'default-src': "'none'",
    ...sources,
    'form-action': "'none'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
