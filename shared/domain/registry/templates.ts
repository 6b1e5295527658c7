import type { Export } from './export.ts'
import { methods, weights } from './item.ts'
import { officerStates } from './officer.ts'
import { otherKinds, targetStates } from './target.ts'

/** What a template says of its columns besides their names. */
export interface Template {
  /** The sheet's name. */
  readonly sheet: string
  /** How a column is filled in. */
  readonly hints: Readonly<Record<string, string>>
  /** What a column offers to choose from. */
  readonly lists: Readonly<Record<string, readonly string[]>>
  /** Rows by column, plainly fictional; to be deleted before the file is used. */
  readonly examples: readonly Readonly<Record<string, string>>[]
}

const STAYS = '可省去；空白即保持名录库中原有内容'
const DAY = '日期，如 2022-07-01'

export const templates: Readonly<Record<Export['kind'], Template>> = {
  items: {
    sheet: '抽查事项清单',
    hints: {
      事项编号: '必填，不得重复；文字、数字和 . _ -，至多 64 位',
      抽查事项: '必填',
      类别: '必填',
      检查对象: '必填，与名录库的“领域”一致',
      检查依据: '必填，写明名称、年份、条款，多条用“；”分开',
      检查主体: '必填',
      检查内容: '必填',
      检查方式: '必填，多种用“、”分开：实地、书面、网络',
      事项类别: STAYS,
      最低抽查比例: `清单为该事项规定的比例，如 20%；${STAYS}`,
    },
    lists: { 检查方式: Object.values(methods), 事项类别: Object.values(weights) },
    examples: [
      {
        事项编号: 'SL-01',
        抽查事项: '示例事项',
        类别: '一般检查事项',
        检查对象: '会计代理记账机构',
        检查依据: '《示例管理办法》（2019）第3、17条；《示例条例》（2011）第32条',
        检查主体: '示例财政局',
        检查内容: '示例内容',
        检查方式: '实地、书面',
        事项类别: weights.general,
        最低抽查比例: '20%',
      },
    ],
  },
  targets: {
    sheet: '检查对象名录库',
    hints: {
      统一社会信用代码: '必填，不得重复；18 位代码，或 15 位注册号',
      名称: '必填',
      类型: '必填',
      领域: '必填，如 会计代理记账机构',
      所属区县: '必填，如 忻府区，或 代码 名称：140902 忻府区',
      住所: '可空',
      信用等级: '可空即未评级',
      信用等级来源: '可空',
      评定日期: `可空；${DAY}`,
      许可证编号: '可空；有编号须填有效期',
      许可有效期起: DAY,
      许可有效期止: `${DAY}；没有期限写“长期”`,
      状态: '可空即存续',
      标签: `${STAYS}；多个用“、”分开`,
      观察期起: `${STAYS}；${DAY}`,
      观察期止: `有观察期时必填；${DAY}`,
      观察期原因: '有观察期时必填',
    },
    lists: {
      类型: ['企业', '个体工商户', ...Object.values(otherKinds)],
      信用等级: ['A', 'B', 'C', 'D', '未评级'],
      状态: [
        targetStates.active,
        targetStates.closed,
        targetStates.cancelled,
        targetStates.revoked,
        targetStates.moved,
      ],
    },
    examples: [
      {
        统一社会信用代码: '91140902KJ0000013D',
        名称: '忻府区示例一号代理记账有限公司',
        类型: '企业',
        领域: '会计代理记账机构',
        所属区县: '忻府区',
        住所: '忻府区示例路1号',
        信用等级: 'A',
        信用等级来源: '示例信用风险分类',
        评定日期: '2022-02-01',
        许可证编号: 'DLJZ示例0001',
        许可有效期起: '2016-02-15',
        许可有效期止: '长期',
        状态: targetStates.active,
        标签: '示例标签',
      },
    ],
  },
  officers: {
    sheet: '执法检查人员名录库',
    hints: {
      执法证号: '必填，不得重复',
      姓名: '必填',
      类别: '必填',
      执法区域: '可空即不限；如 忻府区',
      证件有效期起: `执法人员必填；${DAY}`,
      证件有效期止: `执法人员必填；${DAY}`,
      业务专长: '可空，多项用“、”分开',
      状态: '可空即在岗',
      变动日期: `不在岗时必填；${DAY}`,
      回避对象: '可空，统一社会信用代码，多个用“、”分开',
      所在科室: STAYS,
    },
    lists: { 类别: ['执法人员', '专家'], 状态: Object.values(officerStates) },
    examples: [
      {
        执法证号: 'SL0900-01',
        姓名: '示例甲',
        类别: '执法人员',
        执法区域: '忻府区',
        证件有效期起: '2020-03-01',
        证件有效期止: '2030-02-28',
        业务专长: '会计、代理记账',
        状态: officerStates.active,
        回避对象: '91140902KJ0000013D',
      },
      { 执法证号: 'SL0900-02', 姓名: '示例乙', 类别: '专家', 业务专长: '会计信息化', 状态: officerStates.active },
    ],
  },
}
