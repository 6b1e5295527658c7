import { base32 } from '../../kernel/base32.ts'

/**
 * What the inspected party is handed with its notice. `id` is the code in the address of its page (120 bits: who reads one page
 * cannot guess another); the passcode (80 bits) is printed on the notice alone, and whoever shows it may ask for a recusal.
 */
export interface VisitPass {
  readonly id: string
  readonly inspectionId: string
  readonly passcode: string
}

const codeBytes = 15
const passcodeBytes = 10

/** How many random bytes a pass is made from. */
export const visitPassBytes = codeBytes + passcodeBytes

export function visitPass(inspectionId: string, random: Uint8Array): VisitPass {
  return {
    id: base32(random.subarray(0, codeBytes)),
    inspectionId,
    passcode: base32(random.subarray(codeBytes, visitPassBytes)),
  }
}

/** `3X7K-…`: four by four, as it is printed and read aloud. */
export function printedPasscode(passcode: string): string {
  return (passcode.match(/.{4}/g) ?? []).join('-')
}
