/** Where the inspected party stands towards what was found. */
export const partyPositions = {
  agrees: '无异议',
  disagrees: '有异议',
  'refuses-to-sign': '拒绝签字',
  absent: '无人可以表示意见',
} as const

export type PartyPosition = keyof typeof partyPositions

/** 被检查人意见: its words are the result's `partyOpinion`. Not public. */
export interface Party {
  readonly position: PartyPosition
  /** Who signed for it: name and post. */
  readonly signedBy?: string
  /** Who saw that it refused to sign: name, and where he belongs. */
  readonly witness?: string
}

/**
 * What the party's opinion still lacks, in the words of the form.
 *
 * @source practice of 现场检查笔录: a refusal to sign is noted with a witness beside the two officers
 */
export function missingOfParty({ position, witness }: Party, words: string): string[] {
  const wordless = words.trim() === ''
  if (position === 'disagrees' && wordless) return ['被检查人的异议内容']
  if (position === 'absent' && wordless) return ['无人可以表示意见的原因']
  if (position === 'refuses-to-sign' && (witness ?? '').trim() === '') return ['拒绝签字时的见证人']
  return []
}
