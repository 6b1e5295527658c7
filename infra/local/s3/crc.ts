import { crc32 } from 'node:zlib'

/** A running checksum: `update` as bytes come, `digest` once at the end. */
export interface Digester {
  update(bytes: Buffer): void
  digest(): Buffer
}

/** CRC-32 of ISO-HDLC, as zlib computes it. */
export function crc32Digester(): Digester {
  let value = 0
  return {
    update: (bytes) => {
      value = crc32(bytes, value)
    },
    digest: () => bigEndian(value),
  }
}

/** CRC-32C (Castagnoli), reflected polynomial 0x82F63B78. @source RFC 3720 appendix B.4 */
export function crc32cDigester(): Digester {
  let value = 0xffffffff
  return {
    update: (bytes) => {
      for (const byte of bytes) value = (castagnoli[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
    },
    digest: () => bigEndian(~value >>> 0),
  }
}

/** CRC-64/NVME, reflected polynomial 0x9A6C9329AC4BC9B5, in two halves. @source NVM Express NVM Command Set 1.0, 5.2.1.3.4 */
export function crc64nvmeDigester(): Digester {
  let high = 0xffffffff
  let low = 0xffffffff
  return {
    update: (bytes) => {
      for (const byte of bytes) {
        const at = (low ^ byte) & 0xff
        low = ((low >>> 8) | (high << 24)) ^ (nvme.low[at] ?? 0)
        high = (high >>> 8) ^ (nvme.high[at] ?? 0)
      }
    },
    digest: () => Buffer.concat([bigEndian(~high >>> 0), bigEndian(~low >>> 0)]),
  }
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

function reflectedTable(polynomial: bigint): bigint[] {
  return Array.from({ length: 256 }, (_, index) => {
    let value = BigInt(index)
    for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n
    return value
  })
}

const castagnoli = Uint32Array.from(reflectedTable(0x82f63b78n), Number)
const nvmeTable = reflectedTable(0x9a6c9329ac4bc9b5n)
const nvme = {
  high: Uint32Array.from(nvmeTable, (value) => Number(value >> 32n)),
  low: Uint32Array.from(nvmeTable, (value) => Number(value & 0xffffffffn)),
}
