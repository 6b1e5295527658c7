/** Where things lie in the memory that the kernel shares with JavaScript: addresses and sizes in bytes. */

/** Ids hashed by one call: few enough that unoptimised code is left soon, see SPEC 10. */
export const CHUNK = 4096

/** Longest id of one block: 64 bytes less the key, the end mark and the length. */
export const LONGEST_SHORT_ID = 64 - 32 - 9

/** words K(t) */
export const CONSTANTS_AT = 0
/** H(0) */
export const INITIAL_AT = 256
/** the state after the eight rounds that read only the key */
export const START_AT = 288
/** W(t-16) + σ0(W(t-15)) for t = 16 to 22, which only the key determines */
export const KEY_SUMS_AT = 320
/** W(7), the last word of the key */
export const LAST_KEY_WORD_AT = 348
/** 24 bytes of ones, then zeros: read from 24 - n on, it keeps n bytes */
export const KEEP_AT = 384
/** 24 zeros, the end mark 0x80, zeros: read from 24 - n on, it ends a message after n bytes */
export const END_AT = 448
/** bounds of the ids in the text: CHUNK + 1 numbers, the first 0 */
export const BOUNDS_AT = 512
/** eight runs of CHUNK words: first words of all hashes, second words, … */
export const HASHES_AT = BOUNDS_AT + 4 * (CHUNK + 4)
/** the ids' bytes, one after the other */
export const TEXT_AT = HASHES_AT + 32 * CHUNK
/** ends a little late: sixteen bytes are read at once */
export const TEXT_SIZE = CHUNK * (LONGEST_SHORT_ID + 1) + 64

export const PAGES = Math.ceil((TEXT_AT + TEXT_SIZE) / 0x1_0000)
