import { writeSheet } from '../../../infra/local/seed/write-sheet.ts'
import { targetLayout } from '../../../shared/domain/registry/read-targets.ts'
import { checkCharacter, organisationCheck } from '../../../shared/domain/registry/uscc.ts'

const counties = ['忻府区', '定襄县', '五台县', '代县', '繁峙县', '宁武县', '静乐县', '神池县']

export const targetHeader = targetLayout.columns.flatMap(({ name, optional }) => (optional ? [] : [name]))

/** Cells of the n-th of many invented targets, from 0; both check digits right. */
export function targetCells(nth: number): string[] {
  const organisation = `KJ${String(nth + 1).padStart(6, '0')}`
  const first17 = `91140902${organisation}${organisationCheck(organisation)}`
  const cells: Record<string, string> = {
    统一社会信用代码: first17 + checkCharacter(first17),
    名称: `${counties[nth % 8]}示例第${nth + 1}号代理记账有限公司`,
    类型: '企业',
    领域: '会计代理记账机构',
    所属区县: counties[nth % 8] ?? '',
    住所: `${counties[nth % 8]}示例路${nth + 1}号`,
    信用等级: 'ABCD'[nth % 4] ?? '',
    信用等级来源: '示例信用风险分类',
    评定日期: '2022-02-01',
    许可证编号: `DLJZ1409示例${nth + 1}`,
    许可有效期起: `201${nth % 10}-0${1 + (nth % 9)}-15`,
    许可有效期止: '长期',
    状态: '存续',
  }
  return targetHeader.map((name) => cells[name] ?? '')
}

export function targetId(nth: number): string {
  return targetCells(nth)[0] ?? ''
}

export function manyTargets(count: number): Promise<Uint8Array> {
  return writeSheet('名录', [targetHeader, ...Array.from({ length: count }, (_, nth) => targetCells(nth))])
}
