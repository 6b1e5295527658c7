import { type ExifWords, exifSegment } from './exif-segment.ts'
import { type Colour, mosaicJpeg } from './mosaic-jpeg.ts'

const columns = 80
const rows = 60

/**
 * Small JPEGs that stand for photos of shopfronts, the n-th always the same and no two alike.
 *
 * @param exif when and where the phone says that it took the n-th, counted from zero; nothing when not given
 */
export function seedPhotos(count: number, exif?: (at: number) => ExifWords): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => seedPhoto(at, exif?.(at)))
}

/** One of them. */
export function seedPhoto(at: number, exif?: ExifWords): Uint8Array {
  const picture = mosaicJpeg(columns, rows, shopfront(at))
  return exif ? Buffer.concat([picture.subarray(0, 2), exifSegment(exif), picture.subarray(2)]) : picture
}

/** A house under the sky with a door, windows and a sign, whose places and colours follow from the number. */
function shopfront(seed: number): (column: number, row: number) => Colour {
  const next = numbers(seed)
  const roof = 12 + next(14)
  const left = 4 + next(18)
  const right = columns - 4 - next(18)
  const door = left + 6 + next(right - left - 18)
  const wall: Colour = [120 + next(110), 110 + next(100), 100 + next(90)]
  const sign: Colour = [150 + next(100), 20 + next(60), 20 + next(60)]
  const gap = 5 + next(5)
  const light = next(3) - 1
  const cloud = { column: next(columns), row: 2 + next(8), width: 8 + next(20), height: 3 + next(4) }
  const pavement = next(40)
  const lit = numbers(seed * 31 + 7)
  const windows = Array.from({ length: 64 }, () => lit(3))
  const sky = (column: number, row: number): Colour => [110 + row + light * (column >> 1), 160 + row, 225]
  return (column, row) => {
    if (row >= rows - 8) return column < pavement ? [110, 108, 104] : [84 + light * (column % 20), 84, 88]
    if (column < left || column >= right || row < roof) return within(cloud, column, row) ? white : sky(column, row)
    if (column >= door && column < door + 9 && row >= rows - 26) return [70, 50, 40]
    if (row >= rows - 32 && row < rows - 27) return sign
    const pane = Math.floor((column - left) / gap) + 8 * Math.floor((row - roof) / gap)
    const framed = (column - left) % gap > 1 && (row - roof) % gap > 1
    return framed && row < rows - 34 && windows[pane % 64] !== 0 ? [60, 90, 120 + 40 * (windows[pane % 64] ?? 0)] : wall
  }
}

const white: Colour = [236, 238, 240]

interface Patch {
  readonly column: number
  readonly row: number
  readonly width: number
  readonly height: number
}

function within(patch: Patch, column: number, row: number): boolean {
  const [across, down] = [column - patch.column, row - patch.row]
  return across >= 0 && across < patch.width && down >= 0 && down < patch.height
}

/** Numbers below a bound that follow from a seed (a linear congruence: it only decorates). */
function numbers(seed: number): (below: number) => number {
  let state = (seed + 1) * 2_654_435_761
  return (below) => {
    state = (Math.imul(state | 0, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
