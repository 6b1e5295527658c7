import { regionName } from '../registry/regions.ts'
import { creditClasses } from '../registry/target.ts'
import { type TargetFilter, type TargetScope, wholeRegistry } from './target-filter.ts'

/** A sentence in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}

const kinds = {
  enterprise: { zh: '企业', en: 'enterprises' },
  'sole-trader': { zh: '个体工商户', en: 'sole traders' },
  other: { zh: '其他对象', en: 'other subjects' },
} as const

/** Every condition of a filter in words, the sub-registries first; the same filter gives the same words. */
export function filterConditions({ scope, filter = {} }: TargetScope): Words[] {
  return [
    fieldWords(scope, filter),
    ...(filter.regions ? [regionWords(filter.regions)] : []),
    ...(filter.kinds ? [kindWords(filter.kinds)] : []),
    ...(filter.creditClasses ? [classWords(filter.creditClasses)] : []),
    ...(filter.tags ? [tagWords(filter.tags, { zh: '带有标签', en: 'tagged' }, { zh: '之一', en: ' or ' })] : []),
    ...(filter.withoutTags
      ? [tagWords(filter.withoutTags, { zh: '不带标签', en: 'not tagged' }, { zh: '', en: ' or ' })]
      : []),
    ...(filter.licensed ? [licenceWords(filter.licensed)] : []),
    ...(filter.sparesObserved ? [{ zh: '不含处于观察期的对象', en: 'outside their observation period' }] : []),
  ]
}

/** A filter as one sentence. */
export function explainFilter(task: TargetScope): Words {
  const conditions = filterConditions(task)
  return { zh: conditions.map(({ zh }) => zh).join('；'), en: conditions.map(({ en }) => en).join('; ') }
}

function fieldWords(scope: string, { fields }: TargetFilter): Words {
  if (fields) return { zh: `名录库：${fields.join('、')}`, en: `registries: ${fields.join(', ')}` }
  return scope === wholeRegistry
    ? { zh: '名录库：全部', en: 'every registry' }
    : { zh: `名录库：${scope}`, en: `registry: ${scope}` }
}

function regionWords(regions: readonly string[]): Words {
  const named = regions.map((code) => regionName(code) ?? code)
  return { zh: `区域：${named.join('、')}（含下级）`, en: `region: ${named.join(', ')}, with what is below` }
}

function kindWords(given: NonNullable<TargetFilter['kinds']>): Words {
  return {
    zh: `类型：${given.map((kind) => kinds[kind].zh).join('、')}`,
    en: `kind: ${given.map((kind) => kinds[kind].en).join(', ')}`,
  }
}

function classWords(given: NonNullable<TargetFilter['creditClasses']>): Words {
  return {
    zh: `信用风险分类：${given.map((level) => creditClasses[level]).join('、')}`,
    en: `credit class: ${given.join(', ')}`,
  }
}

function tagWords(tags: readonly string[], said: Words, or: Words): Words {
  const quoted = tags.map((tag) => `“${tag}”`)
  return {
    zh: `${said.zh}${quoted.join('、')}${tags.length > 1 ? or.zh : ''}`,
    en: `${said.en} ${quoted.join(or.en)}`,
  }
}

function licenceWords({ from, to }: NonNullable<TargetFilter['licensed']>): Words {
  if (from === undefined && to === undefined) return { zh: '已取得许可', en: 'licensed' }
  if (to === undefined) return { zh: `${from} 及以后取得许可`, en: `licensed on or after ${from}` }
  if (from === undefined) return { zh: `${to} 及以前取得许可`, en: `licensed on or before ${to}` }
  return { zh: `${from} 至 ${to} 取得许可`, en: `licensed ${from} to ${to}` }
}
