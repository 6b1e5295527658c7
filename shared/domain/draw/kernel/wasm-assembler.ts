/**
 * Writes WebAssembly with 128-bit SIMD as nested expressions: each answers the bytes of its instructions, operands first.
 * Just what the ticket kernel needs. Opcodes are those of the WebAssembly core specification 2.0, 5.4 and 5.5.
 */
export type Code = readonly number[]

const NONE: number[] = []

/** Instructions in order. */
export function join(...parts: Code[]): Code {
  return NONE.concat(...parts)
}

/** @param value 0 to 2^32 - 1 (LEB128, 5.2.2) */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): Code {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)]
}

const instruction =
  (...opcode: number[]) =>
  (...operands: Code[]): Code =>
    join(...operands, opcode)

/** Alignment is only a hint; none is given. */
const access =
  (...opcode: number[]) =>
  (offset: number, ...operands: Code[]): Code =>
    join(...operands, opcode, [0], unsigned(offset))

export const int = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: instruction(0x6a),
  subtract: instruction(0x6b),
  less: instruction(0x49),
  load: access(0x28),
}

export const vector = {
  splat: instruction(0xfd, 0x11),
  add: instruction(0xfd, 0xae, 1),
  subtract: instruction(0xfd, 0xb1, 1),
  xor: instruction(0xfd, 0x51),
  and: instruction(0xfd, 0x4e),
  or: instruction(0xfd, 0x50),
  /** bits of the first where the third has ones, of the second elsewhere */
  select: instruction(0xfd, 0x52),
  load: access(0xfd, 0),
  load64: access(0xfd, 0x5d),
  /** one 32-bit word to all four lanes */
  loadSplat: access(0xfd, 9),
  store: access(0xfd, 0x0b),
  left: (x: Code, bits: number): Code => join(x, int.constant(bits), [0xfd, 0xab, 1]),
  right: (x: Code, bits: number): Code => join(x, int.constant(bits), [0xfd, 0xad, 1]),
  shuffle: (a: Code, b: Code, lanes: Code): Code => join(a, b, [0xfd, 0x0d], lanes),
}

export function get(local: number): Code {
  return [0x20, ...unsigned(local)]
}

export function set(local: number, value: Code): Code {
  return join(value, [0x21], unsigned(local))
}

/** Repeats the body as long as the condition, looked at after it, holds. */
export function repeat(body: Code, condition: Code): Code {
  return join([0x03, 0x40], body, condition, [0x0d, 0, 0x0b])
}

const INT = 0x7f
const VECTOR = 0x7b

export type WasmFunction = { name: string; parameters: number; integers: number; vectors: number; body: Code }

/** A module of one function without result over an imported memory, `env.memory`. Locals: parameters, integers, vectors. */
export function assemble(
  { name, parameters, integers, vectors, body }: WasmFunction,
  pages: number,
): Uint8Array<ArrayBuffer> {
  const types = [[0x60, ...list(Array.from({ length: parameters }, () => [INT])), 0]]
  const imports = [[...text('env'), ...text('memory'), 2, 0, ...unsigned(pages)]]
  const exports = [[...text(name), 0, 0]]
  const locals = list([
    [...unsigned(integers), INT],
    [...unsigned(vectors), VECTOR],
  ])
  return Uint8Array.from(
    join(
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, list(types)),
      section(2, list(imports)),
      section(3, list([[0]])),
      section(7, list(exports)),
      section(10, list([sized(join(locals, body, [0x0b]))])),
    ),
  )
}

function section(id: number, content: Code): Code {
  return join([id], sized(content))
}

function sized(content: Code): Code {
  return join(unsigned(content.length), content)
}

function list(items: readonly Code[]): Code {
  return join(unsigned(items.length), ...items)
}

function text(name: string): Code {
  return sized(Array.from(name, (letter) => letter.charCodeAt(0)))
}
