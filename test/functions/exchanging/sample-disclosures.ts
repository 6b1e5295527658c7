import type { Disclosure } from '../../../shared/domain/disclosure/disclosure.ts'

/** A draw of 4 July 2022: its id says so. */
const drawId = '01G7309GC00000000000000000'

/** The n-th published result of one draw. */
export function sampleDisclosure(n: number): Disclosure {
  const targetId = `91140900MA0SL${String(n).padStart(5, '0')}`
  const id = `${drawId}-${targetId}`
  const targetName = `示例${n}号代理记账有限公司`
  const finding = { code: '01', label: '未发现问题', finding: '' }
  return {
    id,
    targetId,
    taskId: '2022-1',
    drawId,
    state: 'published',
    publishedBy: 'publisher',
    publishedOn: '2022-07-20',
    dueOn: '2022-08-03',
    view: {
      inspectionId: id,
      targetId,
      targetName,
      regionName: '忻府区',
      creditClass: 'B 类',
      taskId: '2022-1',
      taskName: '会计代理记账机构检查',
      round: 1,
      drawId,
      items: [{ itemId: 'CZ-DLJZ-01', name: '业务开展情况', basis: ['代理记账管理办法 第三条'], ...finding }],
      method: '实地检查',
      endedOn: '2022-07-06',
      disposition: '无需后续处置',
      opinion: '未发现问题',
      photoCount: 0,
      photoHashes: [],
      officers: ['SX0900-01（示**）', 'SX0900-02（示**）'],
      returns: [],
      referrals: [],
    },
  }
}
