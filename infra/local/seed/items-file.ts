import { writeSheet } from './write-sheet.ts'

/** The notice's two items by the names it gives them. */
export const sampleItems = {
  conduct: { id: 'CZ-KJ-01', name: '对中介机构从事会计代理记账业务开展情况的行政检查' },
  licence: { id: 'CZ-KJ-02', name: '对中介机构是否取得代理记账资格从事会计代理记账业务的行政检查' },
} as const

const header = ['事项编号', '抽查事项', '类别', '检查对象', '检查依据', '检查主体', '检查内容', '检查方式']

const common = { category: '重点检查事项', target: '会计代理记账机构', subject: '忻州市财政局', methods: '实地、书面' }

/** 抽查事项清单 with the legal bases that the notice names. */
export function itemsFile(): Promise<Uint8Array> {
  const row = (item: { id: string; name: string }, basis: string, content: string) => [
    item.id,
    item.name,
    common.category,
    common.target,
    basis,
    common.subject,
    content,
    common.methods,
  ]
  return writeSheet('抽查事项清单', [
    header,
    row(
      sampleItems.conduct,
      '《代理记账管理办法》（2019修改）第3、17、26、27条',
      '专职从业人员、代理记账业务负责人、内部规范、变更登记和年度备案情况',
    ),
    row(
      sampleItems.licence,
      '《代理记账管理办法》（2019修改）第2、3、6条；《山西省会计管理条例》（2011修订）第32条',
      '是否取得代理记账许可证书，许可证书是否公示',
    ),
  ])
}
