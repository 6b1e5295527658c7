import type { Position } from '../registry/target.ts'
import type { Exif } from './exif.ts'

/** When and where a file says that its picture was taken. Both can be set wrong or forged: a hint for whoever reviews. */
export interface Taken {
  /** ISO 8601 in UTC. */
  readonly at?: string
  /** The file gives no time zone: it is read as Beijing time. */
  readonly zoneAssumed?: true
  readonly position?: Position
}

/** Undefined when the file says neither. Positions are kept to five places: a metre. */
export function takenFrom({ dateTime, offset, latitude, longitude }: Exif): Taken | undefined {
  const time = instantFrom(dateTime, offset)
  const position =
    latitude === undefined || longitude === undefined
      ? {}
      : { position: { latitude: round(latitude), longitude: round(longitude) } }
  const taken = { ...time, ...position }
  return Object.keys(taken).length === 0 ? undefined : taken
}

function instantFrom(dateTime = '', offset = ''): Pick<Taken, 'at' | 'zoneAssumed'> {
  const wall = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(dateTime)
  if (!wall) return {}
  const [, year, month, day, clock] = wall
  const stated = /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(offset)
  const at = new Date(`${year}-${month}-${day}T${clock}${stated ? offset : '+08:00'}`)
  if (Number.isNaN(at.getTime())) return {}
  return { at: at.toISOString(), ...(stated ? {} : { zoneAssumed: true }) }
}

function round(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000
}

/** Metres on the mean sphere between two positions. */
export function metresBetween(a: Position, b: Position): number {
  const radians = Math.PI / 180
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2
  const across = Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half(b.longitude - a.longitude)
  return Math.round(2 * 6_371_009 * Math.asin(Math.min(1, Math.sqrt(half(b.latitude - a.latitude) + across))))
}
