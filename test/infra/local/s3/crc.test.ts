import { describe, expect, it } from 'vitest'
import { type ChecksumAlgorithm, digester } from '../../../../infra/local/s3/checksum.ts'

/** Check values of "123456789". @source Catalogue of parametrised CRC algorithms (ISO-HDLC, ISCSI, NVME) */
const checkValues = { CRC32: 'cbf43926', CRC32C: 'e3069283', CRC64NVME: 'ae8b14860a799888' }

describe.each(Object.entries(checkValues))('%s', (name, value) => {
  const sum = (pieces: string[]) => {
    const running = digester(name as ChecksumAlgorithm)
    for (const piece of pieces) running.update(Buffer.from(piece))
    return running.digest().toString('hex')
  }

  it('has the check value of its catalogue', () => {
    expect(sum(['123456789'])).toBe(value)
  })

  it('does not depend on how the bytes are cut', () => {
    expect(sum(['1', '', '2345', '6789'])).toBe(value)
  })
})
