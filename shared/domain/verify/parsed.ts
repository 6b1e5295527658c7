/** What a text holds as JSON; a text that holds none stays itself, for its form to be found wrong. */
export function parsed(json: unknown): unknown {
  if (typeof json !== 'string') return json
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}
