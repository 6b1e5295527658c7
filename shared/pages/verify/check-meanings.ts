/** What passing each check of SPEC 9 means to somebody who has not read the specification. Keys are the checks' ids. */
export const checkMeanings: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  shape: {
    zh: '文件完整，没有缺少或写错的栏目；以下各项才能计算。',
    en: 'Nothing is missing, so the rest can be computed.',
  },
  manifest: {
    zh: '抽取前公布的清单一个字也没有改。请再与当时记下的摘要对照。',
    en: 'Not one character of the manifest was changed after its digest was computed.',
  },
  lists: {
    zh: '没有一家重复出现（重复就等于多一次机会），名单次序不能影响结果。',
    en: 'Nobody stands on a list twice, and no order can matter.',
  },
  roster: {
    zh: '参加抽取的对象就是锁定时的那些：没有事后加入、删去或改等级。',
    en: 'The roster is the one that was frozen: nobody added, dropped or re-graded.',
  },
  officers: {
    zh: '执法人员与回避名单就是锁定时的那些。',
    en: 'Officers and recusals are those that were frozen.',
  },
  quotas: {
    zh: '各等级抽几家由公布的比例算出（“不低于”一律进位），没有多抽或少抽。',
    en: 'How many are drawn in each level follows from the ratios, rounded up.',
  },
  nonce: {
    zh: '系统的密数在抽取前已用摘要封存，事后没有换过。',
    en: 'The secret of the system is the one it was bound to beforehand.',
  },
  contributions: {
    zh: '清单所列的每位见证人都输入了，没有遗漏、调换或冒名；公开随机信标的签名有效。',
    en: 'Every named witness contributed; the signature of a beacon is valid.',
  },
  seed: {
    zh: '决定结果的种子由清单、见证输入与密数共同算出，任何一方都不能单独左右。',
    en: 'The seed comes from all of them together; no one alone could steer it.',
  },
  drawn: {
    zh: '每家的签号由种子与自己的编号算出；抽中的正是签号最小的各家，一家不多一家不少。',
    en: 'The drawn are exactly those with the least tickets.',
  },
  teams: {
    zh: '执法人员由同一种子随机匹配，重算结果相同；没有指定、调换，也没有人检查应当回避的对象。',
    en: 'The teams come from the same seed; nobody was picked by hand.',
  },
  result: {
    zh: '抽中对象与小组合在一起，与公布的结果摘要一致。',
    en: 'The whole result has the digest that was published.',
  },
}
