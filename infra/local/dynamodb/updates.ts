import db, { type Path } from 'dynalite/db/index.js'
import type { AttributeValue, Item } from './wire.ts'

type Value = Path | AttributeValue | { type: string; name?: string; args: Value[]; attrType?: string }

export interface UpdateSection {
  type: 'set' | 'add' | 'delete' | 'remove'
  path: Path
  val?: Value
}

/**
 * Prepares a parsed update for dynalite, on the item it will change:
 * - each attribute a SET reads becomes a copy of its value, because dynalite would share it between two places (`SET a = b`
 *   then changes both) and never come back from a map put into itself (`SET a.x = a`);
 * - removals go last and from the end of a list, because list positions mean the list as it was.
 */
export function prepareUpdate(sections: UpdateSection[], item: Item): void {
  for (const section of sections) {
    if (section.type === 'set' && section.val) section.val = copied(section.val, item)
  }
  sections.sort(byRemovalLast)
}

function copied(value: Value, item: Item): Value {
  if (Array.isArray(value)) return found(value, item) ?? value
  if (!('args' in value)) return structuredClone(value)
  if (value.name === 'if_not_exists') {
    const [path, otherwise] = value.args as [Path, Value]
    return found(path, item) ?? copied(otherwise, item)
  }
  return { ...value, args: value.args.map((arg) => copied(arg, item)) }
}

function found(path: Path, item: Item): AttributeValue | undefined {
  return structuredClone(db.mapPath(path, item) ?? undefined)
}

function byRemovalLast(one: UpdateSection, other: UpdateSection): number {
  if (one.type !== 'remove' || other.type !== 'remove')
    return Number(one.type === 'remove') - Number(other.type === 'remove')
  for (const [depth, piece] of one.path.entries()) {
    const against = other.path[depth]
    if (typeof piece !== 'number' || typeof against !== 'number') continue
    if (piece !== against) return against - piece
  }
  return 0
}
