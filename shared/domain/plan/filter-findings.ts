import { isWithin, regionName } from '../registry/regions.ts'
import type { PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'
import type { TargetFilter } from './target-filter.ts'

const source = '国办发〔2019〕5号：定向抽查按对象的类型、信用、区域等条件确定范围，条件须公开'

type Filtered = Pick<PlannedTask, 'number' | 'type' | 'filter'>

/**
 * A filter belongs to a targeted task, says something, lies within the department's region and does not contradict itself.
 *
 * @param region of the department; absent: regions are not looked at
 */
export function filterFindings({ number, type, filter }: Filtered, region?: string): RuleFinding[] {
  if (filter === undefined) return []
  const found = [
    ...(type === 'non-targeted' ? [notTargeted(number)] : []),
    ...(isEmpty(filter) ? [empty(number)] : []),
    ...outside(filter, region).map((code) => outsideRegion(number, code)),
    ...backwards(filter, number),
    ...contradicting(filter).map((tag) => contradiction(number, tag)),
  ]
  return found.map((each) => ({ ...each, task: number, source }))
}

type Finding = Omit<RuleFinding, 'task' | 'source'>

function isEmpty({ licensed, ...rest }: TargetFilter): boolean {
  return Object.keys(rest).length === 0 && licensed === undefined
}

function outside({ regions = [] }: TargetFilter, region: string | undefined): string[] {
  return region === undefined ? [] : regions.filter((code) => !isWithin(code, region))
}

function contradicting({ tags = [], withoutTags = [] }: TargetFilter): string[] {
  return tags.filter((tag) => withoutTags.includes(tag))
}

function notTargeted(number: number): Finding {
  return {
    rule: 'filter-on-non-targeted',
    severity: 'error',
    zh: `任务 ${number} 是不定向抽查，却设了定向条件。请删除条件，或改为定向。`,
    en: `Task ${number} is not targeted and yet has a filter. Delete the filter, or make it targeted.`,
  }
}

function empty(number: number): Finding {
  return {
    rule: 'filter-empty',
    severity: 'error',
    zh: `任务 ${number} 的定向条件没有内容。请填写条件，或删除定向条件。`,
    en: `Task ${number} has a filter that says nothing. Give a condition, or delete the filter.`,
  }
}

function outsideRegion(number: number, code: string): Finding {
  const named = regionName(code) ?? code
  return {
    rule: 'filter-outside-region',
    severity: 'error',
    zh: `任务 ${number} 的定向条件中的区域“${named}”（${code}）不在本部门辖区之内。请更正区域。`,
    en: `Task ${number} is limited to region ${code}, which is not the department's. Correct it.`,
  }
}

function backwards({ licensed }: TargetFilter, number: number): Finding[] {
  const { from, to } = licensed ?? {}
  if (from === undefined || to === undefined || from <= to) return []
  return [
    {
      rule: 'filter-dates-backwards',
      severity: 'error',
      zh: `任务 ${number} 的许可日期条件 ${from} 至 ${to} 结束早于开始，没有对象符合。请更正日期。`,
      en: `Task ${number} asks for licences from ${from} to ${to}, which ends before it begins. Correct the days.`,
    },
  ]
}

function contradiction(number: number, tag: string): Finding {
  return {
    rule: 'filter-contradicts-itself',
    severity: 'error',
    zh: `任务 ${number} 的定向条件既要求又排除标签“${tag}”。请保留其一。`,
    en: `Task ${number} both asks for and rules out the tag "${tag}". Keep one of the two.`,
  }
}
