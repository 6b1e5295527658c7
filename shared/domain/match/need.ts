export type Need = { regions: readonly string[]; masks: readonly number[]; tags: readonly string[] }

/** What seats ask for, in the draw's own names: `140902 · 执法资格证 + 会计`. */
export function describeNeed({ regions, masks, tags }: Need): string {
  const wanted = [...new Set(masks)].map((mask) => namesOf(mask, tags))
  return [placesOf(regions), wanted.join(' / ')].filter((part) => part !== '').join(' · ')
}

const SHOWN = 3

function placesOf(regions: readonly string[]): string {
  const shown = regions.slice(0, SHOWN).join('、')
  return regions.length > SHOWN ? `${shown} 等 ${regions.length} 个区域` : shown
}

function namesOf(mask: number, tags: readonly string[]): string {
  const names = tags.filter((_, bit) => ((mask >> bit) & 1) === 1)
  return names.length === 0 ? '执法人员' : names.join(' + ')
}
