/** The roles a person may hold, with their names on screens. Four-eyes rules are kept by the domain, not by roles alone. */
export const roles = {
  clerk: { zh: '经办人', en: 'clerk' },
  approver: { zh: '审批人', en: 'approver' },
  drawer: { zh: '抽取人', en: 'drawer' },
  officer: { zh: '执法检查人员', en: 'officer' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  publisher: { zh: '公示人', en: 'publisher' },
  supervisor: { zh: '领导小组办公室', en: 'supervisor' },
  auditor: { zh: '审计', en: 'auditor' },
  operator: { zh: '运维', en: 'operator' },
  feeder: { zh: '数据推送', en: 'feeder' },
} as const

export type Role = keyof typeof roles

export const roleNames = Object.keys(roles) as Role[]

/** Who may call a route: everybody, anybody signed in, or one of the roles named. */
export type Audience = 'public' | 'signed-in' | Role | readonly Role[]
