import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { apiPrefix, type ServiceName } from '../../shared/contract/route.ts'
import { routes } from '../../shared/contract/routes.ts'

export interface ApiRequest {
  readonly method: string
  /** As it stands in the URL, percent-encoded, with its query. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

interface Matched {
  readonly service: ServiceName
  /** Anybody may call it: no authorizer stands before it. */
  readonly open: boolean
  readonly routeKey: string
  readonly pathParameters: Record<string, string>
}

const table = Object.values(routes)
  .map(({ method, path, service, role }) => ({
    method: method as string,
    service,
    open: (role as string) === 'public',
    routeKey: `${method} ${apiPrefix}${path}`,
    names: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string),
    pattern: new RegExp(`^${apiPrefix}${path.replace(/\{\w+\}/g, '([^/]+)')}$`),
    // API Gateway prefers the route with the fewest variables.
    weight: path.split('{').length,
  }))
  .sort((a, b) => a.weight - b.weight)

/** The route that API Gateway would choose; undefined when there is none. */
function match(method: string, path: string): Matched | undefined {
  for (const { service, open, routeKey, names, pattern, ...route } of table) {
    const values = route.method === method ? pattern.exec(path) : null
    if (values)
      return {
        service,
        open,
        routeKey,
        pathParameters: Object.fromEntries(names.map((name, at) => [name, values[at + 1] ?? ''])),
      }
  }
  return undefined
}

/** The two parts of a request's target, as they stand there: no path is so odd that it cannot be answered. */
export function pathAndQuery(url: string): { pathname: string; query: string } {
  const at = url.indexOf('?')
  return at < 0 ? { pathname: url, query: '' } : { pathname: url.slice(0, at), query: url.slice(at + 1) }
}

/** A parameter given twice is one text with a comma, as an HTTP API has it. */
function queryParameters(query: string): Record<string, string> {
  const given = new URLSearchParams(query)
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name).join(',')]))
}

/** A request as an HTTP API hands it to a Lambda (payload format 2.0), and the service that answers. */
export function apiEvent(
  { method, url, headers, body }: ApiRequest,
  now: Date,
): { service: ServiceName; open: boolean; event: APIGatewayProxyEventV2 } {
  const { pathname, query } = pathAndQuery(url)
  const matched = match(method, pathname)
  const event = {
    version: '2.0',
    routeKey: matched?.routeKey ?? '$default',
    rawPath: pathname,
    rawQueryString: query,
    headers,
    ...(query ? { queryStringParameters: queryParameters(query) } : {}),
    ...(matched && Object.keys(matched.pathParameters).length > 0 ? { pathParameters: matched.pathParameters } : {}),
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
    requestContext: {
      http: {
        method,
        path: pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
      requestId: '',
    },
  } as APIGatewayProxyEventV2
  return { service: matched?.service ?? 'registries', open: matched?.open ?? true, event }
}
