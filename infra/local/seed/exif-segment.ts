import { segment } from './mosaic-jpeg.ts'

export interface ExifWords {
  /** `2022:07-05 10:20:00` as EXIF writes it: `2022:07:05 10:20:00`. */
  readonly dateTime?: string
  readonly offset?: string
  readonly latitude?: number
  readonly longitude?: number
  /** 6: the picture lies on its side and is shown a quarter turned to the right. */
  readonly orientation?: number
}

type Entry = readonly [tag: number, type: number, count: number, value: Buffer]

const APP1 = 0xe1

/** What a phone writes of when and where, as the segment that follows the first two bytes of a JPEG. */
export function exifSegment(words: ExifWords): Buffer {
  return segment(APP1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifTiff(words)]))
}

/** The same from the byte-order mark on, as PNG and HEIC hold it. */
export function exifTiff({ dateTime, offset, latitude, longitude, orientation = 1 }: ExifWords): Buffer {
  const head = Buffer.from('MM\0*\0\0\0\x08', 'latin1')
  const photo = [...text(0x9003, dateTime), ...text(0x9011, offset)]
  const gps = [...axis(1, latitude, 'NS'), ...axis(3, longitude, 'EW')]
  const photoAt = 8 + 2 + 12 * 3 + 4
  const photoBytes = directory(photo, photoAt)
  const gpsAt = photoAt + photoBytes.length
  const main: Entry[] = [
    [0x0112, 3, 1, Buffer.from([0, orientation, 0, 0])],
    [0x8769, 4, 1, uint32(photoAt)],
    [0x8825, 4, 1, uint32(gpsAt)],
  ]
  return Buffer.concat([head, directory(main, 8), photoBytes, directory(gps, gpsAt)])
}

/** Entries, then the values that do not fit into four bytes. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const values: Buffer[] = []
  let free = at + 2 + 12 * entries.length + 4
  const rows = entries.map(([tag, type, count, value]) => {
    const row = Buffer.alloc(12)
    row.writeUInt16BE(tag, 0)
    row.writeUInt16BE(type, 2)
    row.writeUInt32BE(count, 4)
    if (value.length <= 4) value.copy(row, 8)
    else {
      row.writeUInt32BE(free, 8)
      free += value.length
      values.push(value)
    }
    return row
  })
  const count = Buffer.alloc(2)
  count.writeUInt16BE(entries.length)
  return Buffer.concat([count, ...rows, uint32(0), ...values])
}

function text(tag: number, value: string | undefined): Entry[] {
  return value === undefined ? [] : [[tag, 2, value.length + 1, Buffer.from(`${value}\0`, 'latin1')]]
}

function axis(tag: number, degrees: number | undefined, signs: string): Entry[] {
  if (degrees === undefined) return []
  const size = Math.abs(degrees)
  const minutes = (size % 1) * 60
  const fractions = [Math.floor(size), 1, Math.floor(minutes), 1, Math.round((minutes % 1) * 60 * 10_000), 10_000]
  const sign = `${signs[degrees < 0 ? 1 : 0]}\0`
  return [
    [tag, 2, 2, Buffer.from(sign, 'latin1')],
    [tag + 1, 5, 3, Buffer.concat(fractions.map(uint32))],
  ]
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
