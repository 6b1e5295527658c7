import { sampleItems } from './items-file.ts'
import { writeSheet } from './write-sheet.ts'

/** The header as the notice prints it, with its own misspelling 比列. */
const header = [
  '序号',
  '抽查任务名称',
  '抽查类型',
  '抽查事项',
  '抽查对象范围',
  '抽查比列及频次',
  '抽查检查起止时间',
  '发起部门',
]

/** The annex table of the notice: a title over all columns, one task over two rows of items, a remark below. */
export function planFile(): Promise<Uint8Array> {
  const merged = (value: string | number) => ({ value, rowSpan: 2, alignVertical: 'center' as const })
  const wide = (value: string) => [{ value, columnSpan: 8 }, ...Array.from({ length: 7 }, () => null)]
  return writeSheet('抽查计划', [
    wide('忻州市财政局2022年度内部双随机抽查工作计划'),
    header,
    [
      merged(1),
      merged('对从事会计代理记账机构的检查'),
      merged('定向'),
      sampleItems.licence.name,
      merged('会计代理记账机构'),
      merged('抽查比例不低于20%；抽查2次'),
      merged('2021.5-2021.9'),
      merged('市财政局'),
    ],
    [null, null, null, sampleItems.conduct.name, null, null, null, null],
    wide('备注：本次抽查检查结合市委巡查整改工作的意见，提高了抽查比例和抽查频次。'),
  ])
}
