import { PlainKernel } from './plain-kernel.ts'
import { SimdKernel } from './simd-kernel.ts'

/** Computes tickets (SPEC 6) of many ids: SHA-256 of a level's key of 32 bytes and an id. */
export type TicketKernel = {
  /**
   * The tickets' first words: enough to find who can be among the least.
   * @param key 32 bytes
   */
  heads(key: Uint8Array, ids: readonly string[]): Uint32Array
  /** The whole tickets, eight words each, one ticket after the other. */
  tickets(key: Uint8Array, ids: readonly string[]): Uint32Array
}

const FEW = 2000 // so few are done before the other kernel is made and has warmed up

let plain: TicketKernel | undefined
let fastest: TicketKernel | undefined

/**
 * The kernel that serves so many ids best; all give the same bytes. WebAssembly may be refused: by a page's content
 * security policy without `'wasm-unsafe-eval'`, by a limit on what a page's main thread may compile at once, by an engine
 * without SIMD. Then plain JavaScript does the work, four to five times slower.
 */
export function ticketKernel(count: number): TicketKernel {
  plain ??= new PlainKernel()
  if (count <= FEW) return plain
  fastest ??= simdKernel() ?? plain
  return fastest
}

/** The WebAssembly kernel, or null where it is refused. */
export function simdKernel(): TicketKernel | null {
  try {
    return new SimdKernel()
  } catch {
    return null
  }
}
