import { sampleAgencies } from './agencies-file.ts'
import { sampleCertificate } from './people.ts'
import { writeSheet } from './write-sheet.ts'

const header = [
  '执法证号',
  '姓名',
  '类别（执法人员/专家）',
  '执法区域',
  '证件有效期起',
  '证件有效期止',
  '业务专长',
  '状态',
  '变动日期',
  '回避对象',
]

const NAMES = '甲乙丙丁戊己庚辛壬癸子丑寅卯'
const SPECIALTIES = ['会计、代理记账', '会计', '代理记账', '会计、法规']
const REGIONS: Readonly<Record<number, string>> = { 9: '忻府区', 10: '原平市' }

const RECUSED = 5
const EXPIRED = 11
const TRANSFERRED = 13
const EXPERT = 14

/**
 * Fourteen invented people: eleven who may act in July 2022, one of them recused from two agencies and two bound to a
 * county; one with an expired certificate, one transferred, one technical expert.
 */
export function officersFile(): Promise<Uint8Array> {
  const [first, second] = sampleAgencies()
  const recusals = `${first?.code}、${second?.code}`
  const rows = Array.from(NAMES, (name, at) => row(at + 1, name, recusals))
  return writeSheet('执法检查人员', [header, ...rows])
}

function row(number: number, name: string, recusals: string) {
  const expert = number === EXPERT
  const transferred = number === TRANSFERRED
  return [
    sampleCertificate(number),
    `示例${name}`,
    expert ? '专家' : '执法人员',
    REGIONS[number] ?? '',
    expert ? '' : '2019-03-01',
    expert ? '' : number === EXPIRED ? '2021年12月31日' : '2025/2/28',
    expert ? '会计信息化' : SPECIALTIES[number % SPECIALTIES.length],
    transferred ? '调离' : '在岗',
    transferred ? '2022.2.1' : '',
    number === RECUSED ? recusals : '',
  ]
}
