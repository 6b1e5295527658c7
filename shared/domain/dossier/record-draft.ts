import { type Block, heading } from '../documents/document.ts'
import type { Answer } from '../inspection/answers.ts'
import { partyPositions } from '../inspection/party.ts'
import { dispositions } from '../inspection/result-codes.ts'
import { reviewSheet } from '../inspection/review-sheet.ts'
import { methods } from '../registry/item.ts'
import { attached, factsTable, listTable, minute } from './draft-words.ts'
import type { DossierSources } from './sources.ts'

/** The record as it was signed: each question with its answer, the result of each item, and the opinions. */
export function recordBlocks({ inspection, items, asOf, sheets }: DossierSources): Block[] {
  const { result, confirmed } = inspection
  const title = heading('四、检查记录')
  if (!result) return [title, listTable(['检查记录'], [['尚未录入']], [100]), ...jointBlocks(sheets)]
  const sheet = reviewSheet(inspection, items, { photos: [], versions: [], today: asOf })
  const { onSite, party } = result
  return [
    title,
    factsTable([
      ['检查方式', methods[result.method]],
      ['检查结束日', result.endedOn],
      ...(onSite
        ? [
            ['到场、离场', `${minute(onSite.arrivedAt)} 至 ${minute(onSite.leftAt)}`] as const,
            ['出示执法证件', onSite.certificatesShown ? '是' : '否'] as const,
            ['辅助人员', onSite.assistants?.join('、') ?? '无'] as const,
          ]
        : []),
      ['处置', [dispositions[result.disposition], result.dispositionText].filter(Boolean).join('：')],
      ['改正期限', result.rectifyBy ?? '—'],
      ['处理意见', result.opinion],
      ['被检查对象意见', [party && partyPositions[party.position], result.partyOpinion].filter(Boolean).join('：')],
      ['录入', `${result.recordedBy}，${minute(result.recordedAt)}`],
      ['确认', confirmed ? `${confirmed.by}，${minute(confirmed.at)}` : '尚未确认'],
    ]),
    ...sheet.items.map(({ name, basis, label, finding, lines }) =>
      listTable(
        [name, '答案'],
        [
          ['依据', basis.join('；')],
          ...lines.map(({ text, words, answer }) => [text, words + attached(inspection, photosIn(answer))]),
          ['结果', label ?? ''],
          ['检查情况', finding === '' || finding === undefined ? '—' : finding],
        ],
        [50, 50],
      ),
    ),
    ...jointBlocks(sheets),
  ]
}

/** One visit, one target: whose sheets belong together, and by which hash each department's dossier is found. */
function jointBlocks(sheets: DossierSources['sheets']): Block[] {
  if (!sheets) return []
  const rows = sheets.map(({ name, department, itemIds, officerIds, zh, endedOn, publishedOn, dossier }) => [
    name || department,
    itemIds.join('、'),
    officerIds.join('、'),
    [zh ?? '尚未派发', endedOn && `${endedOn} 检查结束`, publishedOn && `${publishedOn} 公示`]
      .filter(Boolean)
      .join('\n'),
    dossier ? `${dossier.id}\n${dossier.index}` : '尚未制作',
  ])
  return [
    heading('联合检查：同一次上门的各部门记录'),
    listTable(['部门', '事项', '执法人员', '状态', '卷宗及其目录的 SHA-256'], rows, [18, 16, 18, 18, 30]),
  ]
}

/** The photos by which a line is answered that asks for some. */
function photosIn(answer: Answer | undefined): readonly string[] {
  return typeof answer?.value === 'object' ? answer.value : []
}
