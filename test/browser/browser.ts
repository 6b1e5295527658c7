import { appendFileSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const systemChromium = '/usr/bin/chromium'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** How to get what is missing; `npm test` prints it among its last lines. */
export const missingBrowser = 'browser: needs chromium (apt-get install chromium fonts-noto-cjk)'

/**
 * The system's Chromium, else the one that npm brings. On a machine where neither runs: undefined, and said so in the file
 * that MINGCHOU_LEFT_OUT names.
 *
 * @throws {Error} instead, when CI is set: there nothing may be left out
 */
export async function startBrowser(): Promise<Browser | undefined> {
  const failures: unknown[] = []
  for (const start of [startSystemChromium, startPackagedChromium]) {
    try {
      return await start()
    } catch (error) {
      failures.push(error)
    }
  }
  if (process.env['CI']) throw new AggregateError(failures, missingBrowser)
  const leftOut = process.env['MINGCHOU_LEFT_OUT']
  if (leftOut) appendFileSync(leftOut, `${missingBrowser}\n`)
  return undefined
}

async function startSystemChromium(): Promise<Browser> {
  if (!existsSync(systemChromium)) throw new Error(`There is no ${systemChromium}`)
  return chromium.launch({ executablePath: systemChromium, args: quiet })
}

/** It ships without fonts: fontconfig is pointed at the Chinese font that npm brings too. */
async function startPackagedChromium(): Promise<Browser> {
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args, ...quiet],
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration() },
  })
}

function fontConfiguration(): string {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const directory = mkdtempSync(join(tmpdir(), 'mingchou-fonts-'))
  const file = join(directory, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}/400Regular</dir><dir>${fonts}/700Bold</dir><cachedir>${directory}</cachedir></fontconfig>`,
  )
  return file
}
