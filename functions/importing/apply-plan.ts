import type { Import } from '../../shared/domain/registry/import.ts'
import { draftPlan, type PlanDraft } from '../../shared/domain/registry/plan-draft.ts'
import type { FileRow } from '../../shared/domain/registry/read-rows.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { type Applying, leftFinding } from './applying.ts'
import { readParts } from './row-parts.ts'

const ATTEMPTS = 5

/** Writes the draft in one step; a plan that has left draft meanwhile stays as it is. */
export async function applyPlan(here: Applying, id: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write(here, id)
    } catch (error) {
      if (!isRefusal(error) || attempt === ATTEMPTS) throw error
    }
  }
}

async function write({ stores, buckets, commit, today }: Applying, id: string): Promise<void> {
  const read = await stores.imports.get(id)
  const { state, rows = '', importedBy, findings, done, of } = read.record
  if (state !== 'applying' || done >= of) return
  for await (const part of readParts(buckets.archive, rows, { of: 1 })) {
    const { record: draft } = part.rows[0] as FileRow<PlanDraft>
    const plan = { ...draftPlan(draft, { importId: id, draftedBy: importedBy, findings }), draftedOn: today }
    const current = await stores.plans.find(plan.id)
    const locked = current !== undefined && current.record.state !== 'draft'
    const writes = locked ? [] : [current ? stores.plans.replace(current, plan) : stores.plans.create(plan)]
    const progress: Import = {
      ...read.record,
      done: of,
      planId: plan.id,
      findings: locked ? [...findings, leftFinding(plan.id)] : findings,
    }
    await commit('plan', [stores.imports.replace(read, progress), ...writes], {
      type: locked ? 'registry.changed' : 'plan.drafted',
      object: `plans/${plan.id}`,
      payload: { import: id, plan: plan.id, decisions: plan.decisions, left: locked ? [plan.id] : [] },
    })
  }
}
