import { createHash } from 'node:crypto'
import { crc32cDigester, crc32Digester, crc64nvmeDigester, type Digester } from './crc.ts'
import { S3Error } from './s3-error.ts'

const lengths = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 } as const

export type ChecksumAlgorithm = keyof typeof lengths

/** The checksum kept with an object: base64, with `-parts` behind it when it is one of the parts' checksums. */
export interface Checksum {
  algorithm: ChecksumAlgorithm
  value: string
  type: 'FULL_OBJECT' | 'COMPOSITE'
}

export function isChecksumAlgorithm(name: string): name is ChecksumAlgorithm {
  return Object.hasOwn(lengths, name)
}

const checksumAlgorithms = Object.keys(lengths).filter(isChecksumAlgorithm)

export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`
}

export function digester(algorithm: ChecksumAlgorithm | 'MD5'): Digester {
  if (algorithm === 'CRC32') return crc32Digester()
  if (algorithm === 'CRC32C') return crc32cDigester()
  if (algorithm === 'CRC64NVME') return crc64nvmeDigester()
  const hash = createHash(algorithm.toLowerCase())
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() }
}

/** @throws {S3Error} `InvalidRequest` when the value cannot be a checksum of this kind */
export function checkedChecksum(algorithm: ChecksumAlgorithm, value: string): string {
  const bytes = Buffer.from(value, 'base64')
  if (bytes.length !== lengths[algorithm] || bytes.toString('base64') !== value)
    throw new S3Error('InvalidRequest', `Value for ${checksumHeader(algorithm)} header is invalid.`)
  return value
}

/** The one checksum that the headers (or form fields) state, if any. */
export function statedChecksum(
  headers: Record<string, string>,
): { algorithm: ChecksumAlgorithm; value: string } | undefined {
  const stated = checksumAlgorithms.filter((algorithm) => headers[checksumHeader(algorithm)] !== undefined)
  const [algorithm] = stated
  if (!algorithm) return undefined
  if (stated.length > 1) throw new S3Error('InvalidRequest', 'Expecting a single x-amz-checksum- header')
  return { algorithm, value: checkedChecksum(algorithm, headers[checksumHeader(algorithm)] ?? '') }
}
