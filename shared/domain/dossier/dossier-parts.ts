import { changedSince } from '../inspection/changed-since.ts'
import { historyOf } from '../inspection/history.ts'
import { type ReviewedPhoto, reviewedPhotos } from '../inspection/photo-flags.ts'
import { reviewSheet } from '../inspection/review-sheet.ts'
import type { SealedFile } from '../inspection/sealed-referral.ts'
import { type DrawProof, drawProof } from './draw-proof.ts'
import { dutyRecord, officersOf } from './duty-record.ts'
import type { DossierSources } from './sources.ts'

/** A part that is told from the records: JSON. */
export interface ToldPart {
  readonly path: string
  readonly zh: string
  readonly en: string
  readonly value: object
}

export const proofPath = '02-draw/proof.json'
export const bundlePath = '02-draw/bundle.json'
export const recordPath = '04-record/record.json'
export const photosPath = '05-photos/photos.json'

export function supplementPath(n: number): string {
  return `02-draw/supplement-${n}.json`
}

/** A photo's file: numbered as in the record, so that two of one name do not meet. */
export function photoPath(at: number, ending: string): string {
  return `05-photos/${String(at + 1).padStart(2, '0')}.${ending}`
}

/** The proof of the draw, with the addresses under which the public finds its files. */
export function proofOf({ draw, bundle, supplements, inspection, siteUrl, drawnBy }: DossierSources): DrawProof {
  const folder = `${siteUrl}/${drawnBy}/draws/${draw.id}/`
  return drawProof(draw, { bundle, supplements }, inspection.targetId, {
    page: folder,
    bundle: `${folder}bundle.json`,
    ...(supplements.length > 0 ? { supplements: `${folder}supplements.json` } : {}),
  })
}

/**
 * The parts of an inspection's file in their order, each told from the records; beside them lie the draw's bundle and its
 * supplements, the documents and the photos as files.
 */
export function toldParts(sources: DossierSources): ToldPart[] {
  const { inspection, plan, task, items, recusals, replacement, disclosure, versions, department } = sources
  const { photos, reviews, rectification, cases = [], referrals, withheld, closings = [], result } = inspection
  const seen = reviewedPhotos(inspection)
  const sheet = reviewSheet(inspection, items, { photos: [], versions: [], today: sources.asOf })
  const { receipts = {}, teamChanges = [], notices = [], officerIds, dispatchedAt, noticeRule } = inspection
  return [
    { path: '01-plan/plan.json', zh: '抽查计划', en: 'Plan', value: plan ?? { note: '临时任务，不在年度计划内' } },
    { path: '01-plan/task.json', zh: '抽查任务', en: 'Task', value: task },
    {
      path: '01-plan/items.json',
      zh: '抽查事项（固定版本）及其依据',
      en: 'Items in their pinned editions, with their law',
      value: Object.fromEntries(items),
    },
    {
      path: proofPath,
      zh: '抽取证明：本对象的抽取与检查组',
      en: 'Proof of the draw: this target and its team',
      value: proofOf(sources),
    },
    {
      path: '03-dispatch/dispatch.json',
      zh: '派发、签收、回避与检查通知',
      en: 'Dispatch, receipts, recusals and notice',
      value: {
        dispatchedAt,
        officerIds,
        receipts,
        teamChanges,
        recusals,
        ...(replacement ? { replacement } : {}),
        noticeRule,
        notices,
      },
    },
    {
      path: recordPath,
      zh: '检查记录：检查表答案、结果、处理意见与当事人意见',
      en: 'Record: answers, results, opinions',
      value: {
        inspection: inspection.id,
        target: inspection.targetId,
        targetName: inspection.targetName,
        department: department.id,
        officerIds,
        ...(inspection.joint ? { joint: inspection.joint } : {}),
        ...(result ? { result } : {}),
        ...(inspection.confirmed ? { confirmed: inspection.confirmed } : {}),
        items: sheet.items,
      },
    },
    ...(sources.sheets
      ? [
          {
            path: '04-record/joint.json',
            zh: '联合检查：同一次上门的各部门记录',
            en: 'Joint visit: the sheet of each department',
            value: { sheets: sources.sheets },
          },
        ]
      : []),
    {
      path: photosPath,
      zh: '照片清单：摘要、状态与提示',
      en: 'Photos: hashes, states and flags',
      value: { photos, flags: seen.flatMap(({ flags }) => flags), unchecked: uncheckedOf(seen) },
    },
    {
      path: '06-review/review.json',
      zh: '审核：退回与通过',
      en: 'Review',
      value: { reviews, ...(changedSince(inspection) ? { changed: changedSince(inspection) } : {}) },
    },
    {
      path: '07-follow-up/follow-up.json',
      zh: '后续处置：责令改正、立案、抄告、移送',
      en: 'Follow-up: rectification, cases, referrals',
      value: { ...(rectification ? { rectification } : {}), cases, referrals },
    },
    {
      path: '08-disclosure/disclosure.json',
      zh: '公示与办结',
      en: 'Disclosure and closing',
      value: { ...(disclosure ? { disclosure } : {}), ...(withheld ? { withheld } : {}), closings },
    },
    { path: '09-history/history.json', zh: '办理经过', en: 'History', value: { steps: historyOf(versions) } },
    ...officersOf(inspection).map((id) => ({
      path: `10-duty/${id}.json`,
      zh: `尽职照单：${id}`,
      en: `Duty record: ${id}`,
      value: dutyRecord(sources, id),
    })),
  ]
}

function uncheckedOf(seen: readonly ReviewedPhoto[]) {
  return seen.flatMap(({ photo, unchecked }) => unchecked.map((said) => ({ photoId: photo.id, ...said })))
}

/** What lies under seal, for the dossier of those who may see it. */
export function sealedPart(file: SealedFile): ToldPart {
  return {
    path: 'sealed/referrals.json',
    zh: '移送纪检监察（密）',
    en: 'Referrals to discipline inspection (sealed)',
    value: { referrals: file.referrals },
  }
}

/** A part as its file. */
export function partText({ value }: ToldPart): string {
  return jsonText(value)
}

/** JSON as the files of a dossier have it: a line each, for people to read too. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
