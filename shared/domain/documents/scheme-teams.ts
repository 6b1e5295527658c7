import { creditLabel } from '../disclosure/result-view.ts'
import { type Block, paragraph } from './document.ts'
import type { DrawnTeam, TaskSources } from './sources.ts'

/** Rows that the scheme itself lists for one round. */
const listed = 500

/** The teams as drawn; before the draw, what a team must be. */
export function teamBlocks(sources: TaskSources): Block[] {
  const { task, teams } = sources
  const rounds = [...new Set(teams.map(({ round }) => round))].sort((a, b) => a - b)
  return [
    paragraph(
      `每个检查组由${task.seats.length}名执法检查人员组成，由系统随机匹配，第一名为组长：${task.seats.map(seatWords).join('；')}。专家和辅助人员可以协助检查，不计入执法检查人员。`,
    ),
    ...(rounds.length === 0
      ? [paragraph('检查对象和检查人员尚未抽取，抽取后的名单以平台记录为准。')]
      : rounds.flatMap((round) => roundBlocks(sources, round))),
  ]
}

function roundBlocks(sources: TaskSources, round: number): Block[] {
  const own = sources.teams.filter((team) => team.round === round)
  const more = own.length > listed ? `，列出前${listed}户，其余以平台记录为准` : ''
  return [
    paragraph(`第${round}轮共抽取检查对象${own.length}户${more}：`),
    {
      kind: 'table',
      head: ['序号', '检查对象', '区域', '信用类别', '组长（执法证号）', '组员（执法证号）'],
      widths: [1.2, 5, 1.8, 1.8, 3, 3],
      rows: own.slice(0, listed).map((team, at) => teamRow(sources, team, at)),
    },
  ]
}

function teamRow({ officers }: TaskSources, team: DrawnTeam, at: number): string[] {
  const named = (id: string) => `${officers.get(id)?.name ?? ''}\n${id}`.trim()
  const [leader, ...others] = team.officers
  return [
    `${at + 1}`,
    `${team.targetName}\n${team.targetId}`,
    team.regionName,
    creditLabel(team.level),
    leader === undefined ? '' : named(leader),
    others.map(named).join('\n'),
  ]
}

function seatWords(tags: readonly string[], at: number): string {
  return `第${at + 1}名须具备${tags.length > 0 ? tags.join('、') : '执法资格'}`
}
