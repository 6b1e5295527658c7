import { checkCharacter, organisationCheck } from '../../../shared/domain/registry/uscc.ts'
import { writeSheet } from './write-sheet.ts'

const counties: readonly (readonly [code: string, name: string, agencies: number])[] = [
  ['140902', '忻府区', 6],
  ['140921', '定襄县', 4],
  ['140922', '五台县', 4],
  ['140923', '代县', 4],
  ['140924', '繁峙县', 4],
  ['140925', '宁武县', 4],
  ['140926', '静乐县', 4],
  ['140927', '神池县', 4],
  ['140928', '五寨县', 4],
  ['140929', '岢岚县', 4],
  ['140930', '河曲县', 4],
  ['140931', '保德县', 4],
  ['140932', '偏关县', 4],
  ['140981', '原平市', 6],
]

/**
 * 32 A, 21 B, 5 C and 2 D among sixty: the classes' own minima come to seven, so that the floor of 20 % (12 of the 58
 * that are open) decides.
 */
const CLASSES = 'ABACABABAABABABACABAABABABABCA'
const CLASS_D: readonly number[] = [17, 43]
const CLOSED: readonly number[] = [9, 50]

interface SampleAgency {
  readonly number: number
  readonly code: string
  readonly name: string
  readonly county: string
  readonly creditClass: string
  readonly closed: boolean
}

/** Sixty invented bookkeeping agencies of Xinzhou's fourteen counties; 示例 in each name, both check digits right. */
export function sampleAgencies(): SampleAgency[] {
  let number = 0
  return counties.flatMap(([region, county, agencies]) =>
    Array.from({ length: agencies }, (_, at) => {
      number++
      return {
        number,
        code: sampleCode(region, number),
        name: `${county}示例${'一二三四五六'[at]}号代理记账有限公司`,
        county,
        creditClass: CLASS_D.includes(number) ? 'D' : (CLASSES[(number - 1) % CLASSES.length] as string),
        closed: CLOSED.includes(number),
      }
    }),
  )
}

/** Organisation codes that begin with KJ are not issued: no real company can carry one of these. */
export function sampleCode(region: string, number: number): string {
  const organisation = `KJ${String(number).padStart(6, '0')}`
  const first17 = `91${region}${organisation}${organisationCheck(organisation)}`
  return first17 + checkCharacter(first17)
}

const header = [
  '统一社会信用代码',
  '名称',
  '类型（企业/个体工商户/其他）',
  '领域',
  '所属区县',
  '住所',
  '信用等级',
  '信用等级来源',
  '评定日期',
  '许可证编号',
  '许可有效期起',
  '许可有效期止（长期）',
  '状态',
]

/** 检查对象名录库 of the bookkeeping agencies. */
export function agenciesFile(): Promise<Uint8Array> {
  const rows = sampleAgencies().map(({ number, code, name, county, creditClass, closed }) => [
    code,
    name,
    '企业',
    '会计代理记账机构',
    county,
    `${county}示例路${number}号`,
    creditClass,
    '示例信用风险分类',
    new Date(Date.UTC(2022, 1, 1)),
    `DLJZ1409示例${String(number).padStart(4, '0')}`,
    `20${String(15 + (number % 6))}-0${1 + (number % 9)}-15`,
    '长期',
    closed ? '停业' : '存续',
  ])
  return writeSheet('代理记账机构', [header, ...rows])
}
