/** A part of a JSON Schema (2020-12) with its meaning in Chinese. */
export type Schema = Readonly<Record<string, unknown>>

type Fields = Readonly<Record<string, Schema>>

export function text(description: string): Schema {
  return { type: 'string', description }
}

export function day(description: string): Schema {
  return { type: 'string', format: 'date', description: `${description}，YYYY-MM-DD` }
}

export function instant(description: string): Schema {
  return { type: 'string', format: 'date-time', description: `${description}，UTC` }
}

export function whole(description: string): Schema {
  return { type: 'integer', minimum: 0, description }
}

export function amount(description: string): Schema {
  return { type: 'number', minimum: 0, description }
}

export function flag(description: string): Schema {
  return { type: 'boolean', description }
}

export function oneOf(description: string, values: readonly string[]): Schema {
  return { enum: [...values], description }
}

export function list(description: string, items: Schema): Schema {
  return { type: 'array', description, items }
}

/** Exactly these fields; those under `may` can be absent. */
export function record(description: string, must: Fields, may: Fields = {}): Schema {
  return {
    type: 'object',
    description,
    properties: { ...must, ...may },
    required: Object.keys(must),
    additionalProperties: false,
  }
}

/** One of several shapes. */
export function either(description: string, shapes: readonly Schema[]): Schema {
  return { description, anyOf: [...shapes] }
}
