/** As much of a schema's complaint as its words are made from. */
export interface Issue {
  readonly code?: string | undefined
  readonly message: string
  readonly expected?: unknown
  /** What is measured: `string`, `array`, `number` … */
  readonly origin?: unknown
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly values?: unknown
}

type Words = readonly [zh: string, en: string]

const kinds: Readonly<Record<string, Words>> = {
  string: ['文字', 'a text'],
  number: ['数值', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['“是”或“否”（true、false）', 'true or false'],
  array: ['列表', 'a list'],
  object: ['对象', 'an object'],
}

const unsaid = 'Invalid input'

/** How a schema is asked: what it has no words of its own for it leaves to these here, whatever language zod is set to. */
export const leftUnsaid = { error: () => unsaid }

/** What a field must be, for whoever sent it, of a schema that was asked with `leftUnsaid`. Words of its own are quoted. */
export function issueWords({ code, message, ...issue }: Issue): Words {
  if (code === 'unrecognized_keys') return ['不是可接受的字段', 'is no known property (unknown property)']
  if (code === 'invalid_type') {
    const [zh, en] = kinds[String(issue.expected)] ?? [String(issue.expected), String(issue.expected)]
    return [`应为${zh}（缺少，或类型不符）`, `must be ${en} (wrong type or missing)`]
  }
  if (message !== unsaid) return [message, message]
  if (code === 'too_big') return bound(issue.origin, issue.maximum, ['至多', 'at most'])
  if (code === 'too_small') return bound(issue.origin, issue.minimum, ['至少', 'at least'])
  if (code === 'invalid_value' && Array.isArray(issue.values)) {
    return [`应为下列之一：${issue.values.join('、')}`, `must be one of ${issue.values.join(', ')}`]
  }
  return [`格式不符 (${code})`, `is not legal (${code})`]
}

/** A text is measured by its characters, a list by its members. */
function bound(origin: unknown, most: number | bigint | undefined, [zh, en]: Words): Words {
  const limit = String(most)
  const many = limit === '1' ? '' : 's'
  if (origin === 'string') return [`${zh} ${limit} 个字`, `must have ${en} ${limit} character${many}`]
  if (origin === 'array') return [`${zh} ${limit} 项`, `must have ${en} ${limit} member${many}`]
  return [`${zh}为 ${limit}`, `must be ${en} ${limit}`]
}
