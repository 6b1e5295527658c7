import { type Headers, securityHeaders, strictTransport } from '../../shared/contract/site-headers.ts'
import { fileKey, pageHeaders, siteFiles } from '../../shared/contract/site-paths.ts'

/**
 * The public site behind nginx, for a city that serves a copy of the bucket itself: written by `npm run golden` to nginx.conf from
 * the contract, which CloudFront and the local host are made of too.
 */
export function nginxConf(): string {
  return `# Written by \`npm run golden\` from shared/contract: what CloudFront and the local host send, for nginx.
#
# Copy the site's bucket to a folder (aws s3 sync s3://SITE_BUCKET /srv/mingchou --delete) and keep it so every minute; then
# include this file in the server block, with the certificate and the API's address in place. Any other web server must do the
# same five things: the index page for a folder, the type and the age of each kind of file, these headers on every answer, 404.html
# with the status 404, compression.

root /srv/mingchou;
index index.html;
charset utf-8;
error_page 403 404 /${fileKey('notFound')};

gzip on;
gzip_vary on;
gzip_min_length 512;
gzip_types ${compressed().join(' ')};
charset_types ${compressed().join(' ')};

types {
${typeLines()}
}

${block('/', { cache: pageHeaders.page.cache, tries: '$uri $uri/ =404' })}

${block('^~ /assets/', { cache: siteFiles.style.cache })}

${block('^~ /schemas/', { cache: siteFiles.schema.cache, type: siteFiles.schema.type })}

${block('~ /feed\\.xml$', { cache: siteFiles.feed.cache, type: siteFiles.feed.type })}

${block('~ /photos/[^/]+\\.jpg$', { cache: siteFiles.photo.cache })}

${block(`= /${alone}`, { cache: siteFiles.verifyAlone.cache, key: alone })}

# The witnesses' page and the departments' tools call the API on the same origin.
location /api/ {
  proxy_pass https://API_ADDRESS;
  proxy_ssl_server_name on;
}
`
}

const alone = fileKey('verifyAlone')

interface Block {
  readonly cache: string
  readonly tries?: string
  /** Where the ending of the name does not tell it. */
  readonly type?: string
  readonly key?: string
}

/** nginx takes the headers of an inner block in place of the outer ones, so that each block says all of them. */
function block(location: string, { cache, tries = '$uri =404', type, key = 'index.html' }: Block): string {
  const headers: Headers = { 'cache-control': cache, ...securityHeaders(key), ...strictTransport }
  const lines = [
    `try_files ${tries};`,
    ...(type ? ['types {}', `default_type ${plain(type)};`] : []),
    ...Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`),
  ]
  return `location ${location} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`
}

const endings: Readonly<Record<string, string>> = {
  html: pageHeaders.page.type,
  json: pageHeaders.twin.type,
  css: siteFiles.style.type,
  js: siteFiles.script.type,
  svg: siteFiles.icon.type,
  xml: siteFiles.sitemap.type,
  csv: siteFiles.csv.type,
  txt: siteFiles.robots.type,
  md: siteFiles.verifySpec.type,
  py: siteFiles.verifyPython.type,
  jpg: siteFiles.photo.type,
}

/** nginx compresses HTML anyway; pictures are. */
function compressed(): string[] {
  const types = [...Object.values(endings), siteFiles.schema.type, siteFiles.feed.type].map(plain)
  return [...new Set(types)].filter((type) => type !== 'text/html' && type !== siteFiles.photo.type)
}

function typeLines(): string {
  const byType = Map.groupBy(Object.entries(endings), ([, type]) => plain(type))
  return [...byType].map(([type, of]) => `  ${type} ${of.map(([ending]) => ending).join(' ')};`).join('\n')
}

/** Without its charset, which nginx adds. */
function plain(type: string): string {
  return type.split(';')[0] as string
}
