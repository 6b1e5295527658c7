import { type Day, dayOf } from '../../kernel/days.ts'
import type { Position } from '../registry/target.ts'
import type { Inspection } from './inspection.ts'
import type { Photo } from './photo.ts'
import type { Said } from './said.ts'
import { metresBetween } from './taken.ts'

/** What the reviewer is told of a photo. Never a refusal: phones are set wrong, and a hint is no proof. */
export interface PhotoFlag extends Said {
  readonly kind: keyof typeof words
  readonly photoId: string
}

export interface ReviewedPhoto {
  readonly photo: Photo
  readonly flags: PhotoFlag[]
  /** The file says neither when nor where it was taken: no flag, but said. */
  readonly silent: boolean
  /** What the check could not find out of a file of its kind: for the reviewer's own eyes. */
  readonly unchecked: Said[]
}

/** Practice; configurable. */
const photoPolicy = {
  /** Beside the error of a GPS between houses, a map's shifted coordinates (GCJ-02) lie up to 700 m off. */
  farFromTarget: 1_000,
  farApart: 3_000,
  /** How much later than its announcement a photo may say it was taken, in minutes: clocks differ. */
  ahead: 10,
} as const

const words = {
  'same-file': (id: string): Said => ({
    zh: `与检查“${id}”的照片是同一文件`,
    en: `the same file as a photo of inspection "${id}"`,
  }),
  'same-picture': (id: string, distance: number): Said => ({
    zh: `与检查“${id}”的照片几乎相同（128 位感知哈希相差 ${distance} 位）`,
    en: `nearly the same picture as one of inspection "${id}" (${distance} of 128 bits differ)`,
  }),
  'outside-window': (day: Day, { from, to }: Inspection['window']): Said => ({
    zh: `拍摄于 ${day}，不在任务期限 ${from} 至 ${to} 之内`,
    en: `taken on ${day}, outside the task’s window ${from} to ${to}`,
  }),
  'other-day': (day: Day, visited: string): Said => ({
    zh: `拍摄于 ${day}，不是检查日（${visited}）`,
    en: `taken on ${day}, not on the day of the visit (${visited})`,
  }),
  'after-upload': (at: string): Said => ({
    zh: `拍摄时间 ${at} 晚于登记时间，手机时钟可能不准`,
    en: `says it was taken at ${at}, later than it was announced; the phone’s clock may be wrong`,
  }),
  'far-from-target': (metres: number): Said => ({
    zh: `拍摄位置距检查对象约 ${metres} 米`,
    en: `taken about ${metres} m from the target`,
  }),
  'far-apart': (metres: number): Said => ({
    zh: `与本次检查的另一张照片相距约 ${metres} 米`,
    en: `taken about ${metres} m from another photo of this inspection`,
  }),
} as const

/**
 * The accepted photos of an inspection, each with its flags; none of a scanned letter, which may be of another day and stand in
 * several files. Told from what the record holds, so that a flag never outlives what it was raised for: the day of a visit may
 * be recorded after its photos.
 */
export function reviewedPhotos(inspection: Inspection): ReviewedPhoto[] {
  const accepted = inspection.photos.filter(({ state }) => state === 'accepted')
  const seen = accepted.filter(({ purpose }) => purpose !== 'letter')
  return accepted.map((photo) => ({
    photo,
    flags:
      photo.purpose === 'letter'
        ? []
        : [...reuse(photo), ...time(inspection, photo), ...place(inspection, photo, seen)],
    silent: photo.taken === undefined,
    unchecked: unchecked(photo),
  }))
}

/** No decoder notices a flipped byte in HEVC (no checksum): it shows a smear. The pages of a scan are not drawn at all. */
function unchecked({ type }: Photo): Said[] {
  if (type === 'image/heic') return [photoLimits.heic]
  return type === 'application/pdf' ? [photoLimits.scan] : []
}

const photoLimits = {
  heic: {
    zh: 'HEIC 的图像数据没有校验码：画面能够显示，但程序不能证明登记之前没有损坏，请核看画面',
    en: 'the data of a HEIC has no checksum: it can be shown, but nothing proves that it was whole before it was declared; look at it',
  },
  scan: {
    zh: 'PDF 只核对了结构和页数，页面内容没有在此显示，请打开原件核看',
    en: 'of a PDF only structure and pages were checked and no page was drawn; open the original',
  },
} as const satisfies Record<string, Said>

function flag(kind: keyof typeof words, { id: photoId }: Photo, said: Said): PhotoFlag {
  return { kind, photoId, ...said }
}

function reuse(photo: Photo): PhotoFlag[] {
  const { sameAs } = photo
  if (!sameAs) return []
  const { inspectionId, distance } = sameAs
  return distance === undefined
    ? [flag('same-file', photo, words['same-file'](inspectionId))]
    : [flag('same-picture', photo, words['same-picture'](inspectionId, distance))]
}

/** What proves a rectification is not held against the visit. */
function time(inspection: Inspection, photo: Photo): PhotoFlag[] {
  const at = photo.taken?.at
  if (at === undefined) return []
  const { window } = inspection
  const day = dayOf(new Date(at))
  const ahead = Date.parse(at) - Date.parse(photo.declaredAt) > photoPolicy.ahead * 60_000
  const late = ahead ? [flag('after-upload', photo, words['after-upload'](localTime(at)))] : []
  if (photo.purpose === 'rectification') return late
  const visited = visitDays(inspection)
  const off = visited && (day < visited[0] || day > visited[1])
  const outside = day < window.from || day > window.to
  return [
    ...late,
    ...(outside ? [flag('outside-window', photo, words['outside-window'](day, window))] : []),
    ...(off ? [flag('other-day', photo, words['other-day'](day, [...new Set(visited)].join(' — ')))] : []),
  ]
}

/** First and last day of the visit, once its result says so; photos of a check on paper are taken any day. */
function visitDays({ result }: Inspection): readonly [Day, Day] | undefined {
  if (result?.method !== 'on-site') return undefined
  const arrived = result.onSite ? dayOf(new Date(result.onSite.arrivedAt)) : result.endedOn
  return [arrived < result.endedOn ? arrived : result.endedOn, result.endedOn]
}

function place({ targetPosition }: Inspection, photo: Photo, others: readonly Photo[]): PhotoFlag[] {
  const here = photo.taken?.position
  if (!here) return []
  const fromTarget = targetPosition ? metresBetween(here, targetPosition) : 0
  const apart = Math.max(0, ...others.map((other) => farFrom(here, other.taken?.position)))
  return [
    ...(fromTarget > photoPolicy.farFromTarget
      ? [flag('far-from-target', photo, words['far-from-target'](fromTarget))]
      : []),
    ...(apart > photoPolicy.farApart ? [flag('far-apart', photo, words['far-apart'](apart))] : []),
  ]
}

function farFrom(here: Position, there: Position | undefined): number {
  return there ? metresBetween(here, there) : 0
}

/** `2022-07-20 10:05` in Beijing. */
export function localTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
