import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { roles } from '../../shared/contract/roles.ts'
import { asTable, Story } from './cycle/story.ts'
import { requirePort } from './free-port.ts'
import { quietRequests } from './quiet-requests.ts'
import { playSampleCycle, startRunning } from './running.ts'
import { cooperatingDepartments, sampleDepartment, sampleLogins } from './seed/people.ts'

/** `npm start`: the whole platform on one machine, kept in `.local/`, with the seed's cycle loaded at the first start. */
const options = {
  port: { type: 'string', default: '8090' },
  data: { type: 'string', default: '.local' },
  empty: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
} as const

try {
  await start(parseArgs({ options }).values)
} catch (error) {
  console.error(`\n启动失败 (cannot start)：${(error as Error).message}`)
  process.exit(1)
}

interface Wanted {
  readonly port: string
  readonly data: string
  readonly empty: boolean
  readonly verbose: boolean
}

async function start(wanted: Wanted): Promise<void> {
  const directory = resolve(wanted.data)
  const port = await requirePort(portNumber(wanted.port))
  if (!wanted.verbose) quietRequests()
  if (!existsSync(directory) && !wanted.empty) await loadSample(directory, port)
  const running = await startRunning(directory, port, { neighbours: true })
  welcome(running.url, directory)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.log('\n正在停止……')
      void running.stop().then(() => process.exit(0))
    })
  }
}

function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new Error(
    `--port ${text} 不是端口号，应为 0-65535。\n--port ${text} is not a port: give a number from 0 to 65535.`,
  )
}

/** The cycle is played in a folder of its own, which takes its place when it is whole: a start that dies half-way begins again. */
async function loadSample(directory: string, port: number): Promise<void> {
  const loading = `${directory}.loading`
  await rm(loading, { recursive: true, force: true })
  console.log('首次启动：正在用示例数据走完一个完整的抽查周期（一两分钟）……')
  const running = await startRunning(loading, port)
  const story = new Story(({ step, what }) => console.log(`  ${step}  ${what}`))
  const verified = await playSampleCycle(running, story)
  if (!verified) throw new Error('示例周期的抽取未能复核')
  await rename(loading, directory)
  console.log(`\n${asTable(story.steps)}\n`)
}

function welcome(url: string, directory: string): void {
  const shown = sampleLogins().filter(
    ({ person }, at, all) => all.findIndex((one) => one.person.roles[0] === person.roles[0]) === at,
  )
  const logins = shown.map(
    ({ person }) => `    ${person.id.padEnd(12)} ${roles[person.roles[0] as keyof typeof roles].zh}`,
  )
  const neighbours = cooperatingDepartments.map(
    ({ department, prefix }) => `${department.name} ${prefix}-clerk、${prefix}-officer-01 等`,
  )
  console.log(`明抽已启动，数据在 ${directory}

  公示网站   ${url}/            部门 ${url}/${sampleDepartment.id}/index.html
  接口       ${url}/api/         目录 ${url}/api/openapi.json
  信箱       ${url}/local/mailbox
  拨动时钟   curl -X POST '${url}/local/clock?to=2022-12-01'

  示例登录（取令牌：curl '${url}/local/token?person=clerk'）
${logins.join('\n')}
    联合抽查部门的人员加前缀，角色相同：${neighbours.join('；')}

  试一试：
    curl -H "Authorization: Bearer $(curl -s '${url}/local/token?person=clerk')" ${url}/api/me

按 Ctrl-C 停止；再次 npm start 时数据仍在。`)
}
