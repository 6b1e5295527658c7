import { sampleCode } from './agencies-file.ts'
import { cooperatingDepartments, sampleDepartment } from './people.ts'

/** What the joint part of the cycle is played with: three companies and an item or two of each department, all invented. */
export const jointItems = {
  market: [
    {
      itemId: 'SJ-DJ-01',
      name: '登记事项检查',
      basis: { instrument: '市场主体登记管理条例', year: 2021, articles: [39] },
    },
    {
      itemId: 'SJ-GS-01',
      name: '年度报告公示信息检查',
      basis: { instrument: '企业信息公示暂行条例', year: 2014, articles: [14] },
    },
  ],
  tax: [
    {
      itemId: 'SW-DL-01',
      name: '涉税专业服务行为检查',
      basis: { instrument: '涉税专业服务监管办法', year: 2017, articles: [8] },
    },
  ],
} as const

/** Who needs care: they are inspected together in summer; all three are in the merged task's scope. */
export const careTag = '重点关注'

export const jointField = '代理记账机构'

export const jointCompanies = [61, 62, 63].map((number, at) => ({
  targetId: sampleCode('140902', number),
  name: `忻府区示例${'甲乙丙'[at]}字财税服务有限公司`,
  kind: 'enterprise',
  field: jointField,
  region: '140902',
  address: `忻府区示例巷${number}号`,
  ...(at < 2 ? { tags: [careTag] } : {}),
}))

/** A department as a joint task names it, with who signs in for its roles and for a certificate number. */
export interface Office {
  readonly department: string
  readonly name: string
  readonly person: (role: string) => string
}

const [market, tax] = cooperatingDepartments.map(
  ({ department, prefix }): Office => ({
    department: department.id,
    name: department.name,
    person: (role) => `${prefix}-${role}`,
  }),
) as [Office, Office]

const finance: Office = { department: sampleDepartment.id, name: sampleDepartment.name, person: (role) => role }

export const offices = { finance, market, tax }
