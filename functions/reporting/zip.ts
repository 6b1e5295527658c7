import { crc32, deflateRawSync } from 'node:zlib'

/** Files packed as a zip (PKWARE APPNOTE 4.3), without a clock: the same parts give the same bytes. */
export function zip(parts: Readonly<Record<string, string>>): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const entry = packed(name, Buffer.from(text))
    local.push(header(0x04034b50, entry), entry.name, entry.data)
    central.push(header(0x02014b50, entry, at), entry.name)
    at += 30 + entry.name.length + entry.data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(local.length / 3, 8)
  end.writeUInt16LE(local.length / 3, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, end])
}

interface Packed {
  readonly name: Buffer
  readonly data: Buffer
  readonly size: number
  readonly crc: number
}

function packed(name: string, bytes: Buffer): Packed {
  return { name: Buffer.from(name), data: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) }
}

/** 1 January 1980, the first day that a zip can name. */
const CLOCKLESS = 0x00210000

/** A local header, or one of the central directory when it says where the local one is. */
function header(signature: number, { name, data, size, crc }: Packed, offset?: number): Buffer {
  const central = offset !== undefined
  const made = Buffer.alloc(central ? 46 : 30)
  const shift = central ? 2 : 0
  made.writeUInt32LE(signature, 0)
  if (central) made.writeUInt16LE(20, 4)
  made.writeUInt16LE(20, 4 + shift)
  made.writeUInt16LE(8, 8 + shift)
  made.writeUInt32LE(CLOCKLESS, 10 + shift)
  made.writeUInt32LE(crc, 14 + shift)
  made.writeUInt32LE(data.length, 18 + shift)
  made.writeUInt32LE(size, 22 + shift)
  made.writeUInt16LE(name.length, 26 + shift)
  if (central) made.writeUInt32LE(offset, 42)
  return made
}
