import {
  cardPrefix,
  type FileKind,
  fileKey,
  type PageKind,
  type Place,
  pageFiles,
  type SiteFile,
  siteFile,
} from '../../shared/contract/site-paths.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import type { Bundle } from '../../shared/domain/draw/types.ts'
import { departmentPage } from '../../shared/pages/department-page.ts'
import { departmentView } from '../../shared/pages/department-view.ts'
import { drawListPage, drawListView } from '../../shared/pages/draw-list.ts'
import { drawPage } from '../../shared/pages/draw-page.ts'
import { drawView } from '../../shared/pages/draw-view.ts'
import { type DepartmentCard, departmentCard, homePage, homeView } from '../../shared/pages/home-page.ts'
import { iconFile } from '../../shared/pages/icon.ts'
import { itemListPage, itemListView } from '../../shared/pages/item-list.ts'
import { isPublished, planListPage, planListView } from '../../shared/pages/plan-list.ts'
import { planPage, planView } from '../../shared/pages/plan-page.ts'
import { resultListPage, resultListView } from '../../shared/pages/result-list.ts'
import { resultPage, resultPageView } from '../../shared/pages/result-page.ts'
import { twinOf } from '../../shared/pages/site-page.ts'
import { styleFile } from '../../shared/pages/style.ts'
import { targetPage, targetView } from '../../shared/pages/target-page.ts'
import { taskPage, taskView } from '../../shared/pages/task-page.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import { builtFiles, withApi } from './built-files.ts'
import type { PageRef } from './page-refs.ts'
import type { SiteRecords } from './site-records.ts'

interface Source {
  readonly records: SiteRecords
  /** The home page is the list of the departments' cards that lie here. */
  readonly site: ReadBucket
  readonly id: string
}

type Render = (source: Source) => Promise<SiteFile[]>

/** The files of a page as the table would have them now; none when the record is not public (yet). */
export function renderPage({ kind, id = '' }: PageRef, source: Omit<Source, 'id'>): Promise<SiteFile[]> {
  return renderers[kind]({ ...source, id })
}

const renderers: { readonly [K in PageRef['kind']]: Render } = {
  style: async () => [styleFile],
  icon: async () => [iconFile],
  script: async ({ id }) => built('script', id),
  toolStyle: async ({ id }) => built('toolStyle', id),
  verify: async () => built('verify'),
  verifyAlone: async () => built('verifyAlone'),
  verifyPython: async () => built('verifyPython'),
  verifySpec: async () => built('verifySpec'),
  ceremony: async () => built('ceremony'),
  witness: async () => built('witness').map((file) => withApi(file, process.env['API_URL'])),
  async home({ site }) {
    return page('home', {}, homeView(await cardsIn(site)), homePage)
  },
  async card({ records }) {
    return [siteFile('card', { department: records.path }, twinOf(departmentCard(await records.department())))]
  },
  async department({ records }) {
    const view = departmentView(await records.department(), {
      items: await records.items(),
      plans: await records.plans(),
      tasks: await records.tasks(),
      draws: await records.draws(),
      inspections: await records.inspections(),
      disclosures: await records.disclosures(),
    })
    return page('department', { department: records.path }, view, departmentPage)
  },
  async items({ records }) {
    const view = itemListView(await records.department(), await records.items())
    return page('items', { department: records.path }, view, itemListPage)
  },
  async plans({ records }) {
    const view = planListView(await records.department(), await records.plans())
    return page('plans', { department: records.path }, view, planListPage)
  },
  async plan({ records, id }) {
    const plan = (await records.plans()).find((each) => each.id === id)
    if (!plan || !isPublished(plan)) return []
    const around = { items: await records.items(), tasks: await records.tasks() }
    const view = planView(await records.department(), plan, around)
    return page('plan', { department: records.path, id }, view, planPage)
  },
  async task({ records, id }) {
    const task = (await records.tasks()).find((each) => each.id === id)
    if (!task) return []
    const view = taskView(await records.department(), task, {
      items: await records.items(),
      draws: (await records.draws()).filter(({ taskId }) => taskId === id),
      disclosures: (await records.disclosures()).filter(({ taskId }) => taskId === id),
    })
    return page('task', { department: records.path, id }, view, taskPage)
  },
  async draws({ records }) {
    const view = drawListView(await records.department(), await records.draws())
    return page('draws', { department: records.path }, view, drawListPage)
  },
  async draw({ records, id }) {
    const draws = await records.draws()
    const draw = draws.find((each) => each.id === id)
    if (!draw) return []
    const view = drawView(await records.department(), draw, {
      frozen: await records.frozen(draw),
      bundle: await bundleOf(draw, records),
      siblings: draws.filter(({ taskId }) => taskId === draw.taskId),
      inspections: (await records.inspections()).filter(({ drawId }) => drawId === id),
      disclosures: (await records.disclosures()).filter(({ drawId }) => drawId === id),
      siteUrl: records.siteUrl,
    })
    return page('draw', { department: records.path, id }, view, drawPage)
  },
  async manifest({ records, id }) {
    const draw = (await records.draws()).find((each) => each.id === id)
    if (!draw) return []
    const { manifest, manifestDigest, roster, officers, recusals } = await records.frozen(draw)
    const body = JSON.stringify({ suite: manifest.suite, manifest, manifestDigest, roster, officers, recusals })
    return [siteFile('manifest', { department: records.path, id }, `${body}\n`)]
  },
  async bundle({ records, id }) {
    const draw = (await records.draws()).find((each) => each.id === id)
    const body = draw && (await records.bundle(draw))
    return body === undefined ? [] : [siteFile('bundle', { department: records.path, id }, body)]
  },
  async results({ records }) {
    const view = resultListView(await records.department(), await records.disclosures())
    return page('results', { department: records.path }, view, resultListPage)
  },
  async result({ records, id }) {
    const disclosure = (await records.disclosures()).find((each) => each.id === id)
    const inspection = (await records.inspections()).find((each) => each.id === id)
    if (!disclosure || !inspection) return []
    const draw = (await records.draws()).find((each) => each.id === disclosure.drawId)
    const around = { inspection, drawVoided: draw?.state === 'void' }
    const view = resultPageView(await records.department(), disclosure, around)
    return page('result', { department: records.path, id }, view, resultPage)
  },
  async target({ records, id }) {
    const [newest, ...others] = (await records.inspections()).filter(({ targetId }) => targetId === id)
    if (!newest) return []
    const view = targetView(await records.department(), [newest, ...others], {
      disclosures: await records.disclosures(),
      draws: await records.draws(),
    })
    return page('target', { department: records.path, id }, view, targetPage)
  },
}

function page<V extends object>(kind: PageKind, place: Place, view: V, template: (view: V) => string): SiteFile[] {
  return pageFiles(kind, place, { html: template(view), json: twinOf(view) })
}

/** A file of another version of the software is not there: the page that names it is written again by a rebuild. */
function built(kind: FileKind, id?: string): SiteFile[] {
  const key = fileKey(kind, id === undefined ? {} : { id })
  return builtFiles().filter((file) => file.key === key)
}

async function bundleOf(draw: Draw, records: SiteRecords): Promise<Bundle | undefined> {
  const text = await records.bundle(draw)
  return text === undefined ? undefined : (JSON.parse(text) as Bundle)
}

async function cardsIn(site: ReadBucket): Promise<DepartmentCard[]> {
  const cards: DepartmentCard[] = []
  for await (const key of site.keys(cardPrefix)) {
    const bytes = await site.get(key)
    if (bytes) cards.push(JSON.parse(new TextDecoder().decode(bytes)) as DepartmentCard)
  }
  return cards
}
