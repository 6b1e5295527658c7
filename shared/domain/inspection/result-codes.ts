/** 检查结果: the vocabulary in use by the market regulators. Data with labels; a result has no default. */
export const resultCodes = {
  '01': '未发现问题',
  '02': '未按规定公示应当公示的信息',
  '03': '公示信息隐瞒真实情况、弄虚作假',
  '04': '通过登记的住所（经营场所）无法联系',
  '05': '已关闭停业或正在组织清算',
  '06': '不配合检查情节严重',
  '07': '发现问题已责令改正',
  '08': '发现问题待后续处理',
  '09': '未发现开展本次抽查涉及的经营活动',
  '10': '注销',
  '11': '被吊销',
  '12': '被撤销',
  '13': '迁出',
  '99': '其他',
} as const

export type ResultCode = keyof typeof resultCodes

/** Results that hold something against the inspected party; the others say how it stands, or are words of their own. */
const problemCodes: ReadonlySet<string> = new Set<ResultCode>(['02', '03', '04', '06', '07', '08'])

export function isProblem(code: string): boolean {
  return problemCodes.has(code)
}

/** 处置. */
export const dispositions = {
  none: '无需后续处置',
  'order-to-rectify': '责令改正',
  'case-filing': '移送办案机构（立案）',
  'inter-agency-notice': '抄告相关部门',
  'judicial-referral': '移送司法机关',
  'discipline-referral': '移送纪检监察',
  other: '其他',
} as const

export type Disposition = keyof typeof dispositions
