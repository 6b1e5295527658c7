import type { Words } from '../plan/explain-filter.ts'
import { type CreditClass, creditClasses } from '../registry/target.ts'
import type { BurdenJudged } from './burden-guard.ts'
import type { RaisedFloor } from './raised-floor.ts'

/** What the yearly cap does to a round, and how the promised ratio is kept from the rest. */
export function explainBurden({ cap, year, excluded, letIn }: BurdenJudged, floor: RaisedFloor): Words {
  const parts = [
    ...(excluded.length > 0 ? [leftOutWords(excluded.length, { cap, year }), keptWords(floor)] : []),
    ...(excluded.length > 0 ? floor.exhausted.map(levelWords) : []),
    ...(letIn.length > 0 ? [letInWords(letIn.length, cap)] : []),
  ]
  return { zh: `${parts.map(({ zh }) => zh).join('；')}。`, en: `${parts.map(({ en }) => en).join('; ')}.` }
}

function leftOutWords(count: number, { cap, year }: { cap: number; year: number }): Words {
  return {
    zh: `${count} 家对象 ${year} 年已被检查满 ${cap} 次（全市各部门合计），本轮不抽`,
    en: `${count} targets have had their ${cap} visits of ${year}, all departments counted, and are left out`,
  }
}

function keptWords({ asked, needed, reached }: RaisedFloor): Words {
  const share = `${asked / 100}%`
  if (reached >= needed) {
    return {
      zh: `比例仍按全部名录计算，应抽 ${needed} 家（不低于 ${share}），由其余对象补足，本轮抽 ${reached} 家`,
      en: `the ratio is still of the whole registry: ${needed} are due (not less than ${share}) and the rest makes up for it: ${reached} are drawn`,
    }
  }
  return {
    zh: `其余对象只能抽 ${reached} 家，达不到应抽的 ${needed} 家（不低于 ${share}）`,
    en: `the rest gives only ${reached} of the ${needed} that are due (not less than ${share})`,
  }
}

/** A level's own ratio that the rest of it cannot give. */
function levelWords({ level, due, pool }: RaisedFloor['exhausted'][number]): Words {
  const named = level in creditClasses ? creditClasses[level as CreditClass] : level
  return {
    zh: `${named}应抽 ${due} 家，只余 ${pool} 家可抽`,
    en: `class ${level} is due ${due} and has ${pool} left`,
  }
}

function letInWords(count: number, cap: number): Words {
  return {
    zh: `${count} 家对象已满 ${cap} 次，经审批超上限列入`,
    en: `${count} ${count === 1 ? 'target' : 'targets'} at the cap of ${cap} ${count === 1 ? 'is' : 'are'} in by an approval`,
  }
}
