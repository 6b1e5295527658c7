import { disclosure, inspection } from '../../pages/samples.ts'

/** A department's listings, inspections and results of so many publications, made as they are asked for. */
export function sampleRecords(count: number) {
  const idOf = (n: number) => `01J0000000000000000000DRAW-91140900MA0S${String(n).padStart(7, '0')}`
  const targetOf = (n: number) => `91140900MA0S${String(n).padStart(7, '0')}`
  return {
    count,
    idOf,
    inspection: (n: number) => ({ ...inspection, id: idOf(n), targetId: targetOf(n), targetName: nameOf(n) }),
    disclosure: (n: number) => ({
      ...disclosure,
      id: idOf(n),
      targetId: targetOf(n),
      view: { ...disclosure.view, inspectionId: idOf(n), targetId: targetOf(n), targetName: nameOf(n) },
    }),
  }
}

const signs = Array.from('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃')

/** Names of a registry: a county, three signs of its own, and the ending that all share. */
function nameOf(n: number): string {
  const own = [n % 34, Math.floor(n / 34) % 34, Math.floor(n / 1156) % 34].map((at) => signs[at]).join('')
  return `${['忻府区', '定襄县', '五台县', '原平市'][n % 4]}示例${own}代理记账有限公司`
}
