import { filingKey } from '../../shared/contract/object-keys.ts'
import type { FiledPlan, Filing } from '../../shared/domain/clock/filing.ts'
import { publishedRevisions } from '../../shared/domain/clock/refiling-duties.ts'
import type { Plan } from '../../shared/domain/plan/plan.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'

/** It is filed when the document arrives. One that never does leaves a filing in `uploading`, which closes nothing. */
export const declareFiling: UseCase<'declareFiling'> = async (context) => {
  const { input, who, department, stores, presign, newId } = context
  const { taskId, planVersion, ...rest } = input
  if (taskId !== undefined) await stores.tasks.get(taskId)
  const plan = await filedPlan(stores.plans, input)
  const id = newId()
  const filing: Filing = {
    id,
    ...rest,
    ...(taskId === undefined ? {} : { taskId }),
    ...(plan === undefined ? {} : { plan }),
    file: filingKey(department, id),
    state: 'uploading',
    declaredBy: who.id,
  }
  const { sha256, size, type, kind, year } = filing
  const upload = presign('quarantine', { key: filing.file, type, size, sha256 })
  return decided(
    { filing, upload: { ...upload, fields: { ...upload.fields } } },
    [stores.filings.create(filing)],
    {
      type: 'filing.declared',
      object: `filings/${id}`,
      payload: { kind, year, sha256, size, ...(planVersion === undefined ? {} : { planVersion }) },
    },
    { status: 201 },
  )
}

interface Asked {
  readonly kind: Filing['kind']
  readonly year: number
  readonly planVersion?: number | undefined
}

/** @throws {Refusal} `malformed-request` when the version is missing or said of another kind; `not-found`, `version-not-public` */
async function filedPlan(plans: ReadStore<Plan>, { kind, year, planVersion }: Asked): Promise<FiledPlan | undefined> {
  const refiling = kind === 'plan-refiling'
  if (refiling !== (planVersion !== undefined)) {
    const why = refiling ? '须写明备案的是第几版 (say which version)' : '只用于计划备案 (only of a revised plan)'
    throw new Refusal('malformed-request', { where: 'planVersion', why })
  }
  if (!refiling) return undefined
  const revisions = publishedRevisions((await plans.get(String(year))).record)
  const found = revisions.find(({ version }) => version === planVersion)
  if (found) return found
  const versions = revisions.map(({ version }) => version)
  const said = versions.join('、') || '无'
  throw new Refusal(
    'version-not-public',
    { year, version: planVersion, versions: said },
    { versions: versions.join(', ') || 'none' },
  )
}
