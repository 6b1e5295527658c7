/**
 * The closed list of refusals: code → HTTP status and the sentence in Chinese and English.
 * `{name}` is filled from the refusal's facts. Each sentence says what is wrong and how to mend it.
 */
export const refusalCodes = {
  // the request itself
  'malformed-request': {
    status: 400,
    zh: '请求内容有误：{where} {why}。请改正后重新提交。',
    en: 'The request is malformed: {where} {why}. Correct it and send it again.',
  },
  'not-json': {
    status: 400,
    zh: '请求正文不是有效的 JSON。',
    en: 'The body is not valid JSON.',
  },
  'body-too-large': {
    status: 413,
    zh: '请求正文超过 {limit} 字节，请分批提交或上传文件。',
    en: 'The body is over {limit} bytes: send it in parts or upload a file.',
  },
  'record-too-large': {
    status: 413,
    zh: '内容过多：一条记录放不下，没有写入任何内容。请精简文字，或拆成几条。',
    en: 'This is more than one record can hold; nothing was written. Shorten the texts or split them.',
  },
  'not-signed-in': {
    status: 401,
    zh: '未登录或登录已失效（{why}），请重新登录。',
    en: 'You are not signed in, or your session has ended ({why}). Sign in again.',
  },
  'not-your-role': {
    status: 403,
    zh: '此操作需要“{needed}”角色，您的角色是 {roles}。',
    en: 'This needs the role "{needed}"; yours are {roles}.',
  },
  'no-longer-in-office': {
    status: 403,
    zh: '您的人员记录自 {since} 起已停用，不能再办理业务。',
    en: 'Your record has been inactive since {since}; you can no longer act.',
  },
  'not-found': {
    status: 404,
    zh: '没有找到{what}“{id}”，或它不属于您的部门。',
    en: 'No {what} "{id}" is known to your department.',
  },
  'no-such-route': {
    status: 404,
    zh: '没有这个接口：{method} {path}。接口目录见 /api/openapi.json。',
    en: 'No such route: {method} {path}. See /api/openapi.json.',
  },
  'changed-meanwhile': {
    status: 412,
    zh: '{what}“{id}”已被他人修改（当前版本 {current}），请刷新后再改。',
    en: '{what} "{id}" was changed by somebody else (now version {current}). Read it again before you change it.',
  },
  'version-required': {
    status: 428,
    zh: '修改记录时须在 If-Match 中给出您读到的版本（ETag）。',
    en: 'Editing a record needs If-Match with the ETag you read.',
  },
  'key-reused': {
    status: 422,
    zh: 'Idempotency-Key “{key}”已用于另一份内容，请换一个新的键。',
    en: 'The Idempotency-Key "{key}" was used with another body. Use a new key.',
  },
  'bad-cursor': {
    status: 400,
    zh: '翻页标记无效，请从第一页重新读取。',
    en: 'The page cursor is not valid: start again from the first page.',
  },
  'already-exists': {
    status: 409,
    zh: '{what}“{id}”已存在。',
    en: '{what} "{id}" is there already.',
  },
  'try-again': {
    status: 503,
    zh: '系统繁忙，本次未写入任何内容，请稍后重试。',
    en: 'The store is busy; nothing was written. Try again shortly.',
  },
  'internal-fault': {
    status: 500,
    zh: '系统内部错误，编号 {trace}。请把编号告知运维人员。',
    en: 'Internal fault, trace {trace}. Tell the operator this number.',
  },

  // ids, dates, json
  'id-not-legal': {
    status: 422,
    zh: '编号 {id} 不合规：{why}。',
    en: 'The id {id} is not legal: {why}.',
  },
  'id-repeated': {
    status: 422,
    zh: '编号 {id} 出现了两次。',
    en: 'The id {id} appears twice.',
  },
  'day-not-legal': {
    status: 422,
    zh: '{where}“{day}”不是有效日期，应为 YYYY-MM-DD。',
    en: '{where} "{day}" is not a day; write YYYY-MM-DD.',
  },
  'not-canonical': {
    status: 422,
    zh: '内容不能规范化：{where} {why}。',
    en: 'The value has no canonical form: {where} {why}.',
  },
  'calendar-unknown': {
    status: 422,
    zh: '{year} 年的放假安排尚未公布，无法计算工作日。请在年度日历文件中补充。',
    en: 'The working days of {year} have not been announced yet. Add them to the yearly calendar file.',
  },

  // lifecycle
  'wrong-state': {
    status: 409,
    zh: '{what}“{id}”当前状态为“{state}”，不能执行“{move}”；可执行的操作：{allowed}。',
    en: '{what} "{id}" is in state "{state}" and cannot "{move}"; it can: {allowed}.',
  },
  'four-eyes': {
    status: 409,
    zh: '“{move}”须由另一人办理：您已办理“{did}”。',
    en: '"{move}" needs another person: you did "{did}".',
  },
  'reason-required': {
    status: 422,
    zh: '“{move}”须说明理由。',
    en: '"{move}" needs a reason.',
  },

  // imports
  'file-not-readable': {
    status: 422,
    zh: '文件无法读取：{why}。',
    en: 'The file cannot be read: {why}.',
  },
  'import-has-errors': {
    status: 409,
    zh: '导入文件仍有 {count} 处错误或未选择的冲突，未写入任何内容。请改正，或逐项作出选择。',
    en: 'The import still has {count} errors or undecided conflicts; nothing was applied. Mend or decide each.',
  },
  'import-running': {
    status: 409,
    zh: '同类文件“{fileName}”（导入 {running}）正在写入，请等它完成后再试。',
    en: 'Another file of this kind, "{fileName}" (import {running}), is being applied: try again when it is done.',
  },
  'choice-unknown': {
    status: 422,
    zh: '没有编号为“{finding}”、选项为“{choice}”的冲突；可选：{options}。',
    en: 'No conflict "{finding}" with the choice "{choice}"; it offers: {options}.',
  },

  // registries
  'code-not-valid': {
    status: 422,
    zh: '代码“{code}”{why}。核实无误的，可附理由接受末位校验不符的代码。',
    en: 'The code "{code}" {why}. One that is in use may be accepted with a reason, if only a check digit fails.',
  },
  'kind-not-legal': {
    status: 422,
    zh: '类型为“其他”时须说明是产品、项目还是行为；其他类型不得填写。',
    en: 'A target of the kind "other" needs to say product, project or behaviour; no other kind does.',
  },
  'region-unknown': {
    status: 422,
    zh: '不认识区域代码“{region}”，请同时给出区域名称。',
    en: 'The region code "{region}" is not known: give its name beside it.',
  },
  'period-not-legal': {
    status: 422,
    zh: '{what}止于 {to}，早于起始日 {from}。',
    en: '{what} ends on {to}, before it begins on {from}.',
  },
  'guide-not-legal': {
    status: 422,
    zh: '工作指引检查项“{line}”有误：{why}。',
    en: 'The line "{line}" of the checklist is not legal: {why}.',
  },
  'credit-said-otherwise': {
    status: 409,
    zh: '“{source}”在 {date} 对“{id}”的评级已是 {class}，请以新的日期重新登记。',
    en: '"{source}" scored "{id}" {class} on {date} already: record a correction under a later date.',
  },
  'nothing-to-publish': {
    status: 409,
    zh: '没有待公布的事项。',
    en: 'No item waits for its publication.',
  },
  'too-many-at-once': {
    status: 409,
    zh: '待公布的事项有 {count} 项，一次最多公布 {limit} 项，请分批指定。',
    en: '{count} items wait; at most {limit} can be published at once: name some of them.',
  },
  'certificate-missing': {
    status: 422,
    zh: '执法人员须有执法证及其有效期。',
    en: 'An officer needs a certificate with its period.',
  },
  'not-recused': {
    status: 409,
    zh: '执法人员“{officer}”对“{target}”没有回避登记。',
    en: 'Officer "{officer}" has no standing recusal from "{target}".',
  },
  'own-roles': {
    status: 409,
    zh: '不能为自己“{id}”增减角色或停用，须由另一人办理。',
    en: 'Nobody changes his own roles or standing ("{id}"): it takes somebody else.',
  },
  'roles-not-together': {
    status: 422,
    zh: '角色“{role}”不能与其他角色同时授予：{roles}。',
    en: 'The role "{role}" stands alone and cannot be held with others: {roles}.',
  },
  'officer-number-missing': {
    status: 422,
    zh: '授予“执法检查人员”角色须登记其执法证号。',
    en: 'The role "officer" needs the number of his certificate.',
  },

  // plans
  'item-not-published': {
    status: 409,
    zh: '抽查事项“{id}”未公布或已废止，不得抽查。',
    en: 'The item "{id}" is not published or is retired; it must not be inspected.',
  },
  'plan-has-errors': {
    status: 409,
    zh: '计划仍有 {count} 处错误，不能提交：{said}。',
    en: 'The plan has {count} errors and cannot be submitted: {said}.',
  },
  'warnings-unanswered': {
    status: 409,
    zh: '计划有 {count} 条提示尚未书面答复，不能提交：{said}。请逐条答复，或修改计划。',
    en: 'The plan has {count} warnings without an answer in writing: {said}. Answer each, or change the plan.',
  },
  'finding-unknown': {
    status: 409,
    zh: '没有编号为“{finding}”的提示；可答复的提示：{warnings}。提示的内容有变化的，须重新答复。',
    en: 'There is no warning "{finding}"; those to answer are: {warnings}. A warning that has changed needs a new answer.',
  },
  'revision-open': {
    status: 409,
    zh: '计划“{id}”的第 {version} 版修订稿尚在办理（{state}），不能再开一份。请先公示或放弃它。',
    en: 'A revision of plan "{id}", version {version}, is on its way ({state}). Publish or abandon it first.',
  },
  'no-revision': {
    status: 409,
    zh: '计划“{id}”没有正在办理的修订稿。',
    en: 'No revision of plan "{id}" is on its way.',
  },
  'task-drawn': {
    status: 409,
    zh: '任务 {task}“{name}”已锁定或抽取，修订不得取消或改动。请退回修订稿，恢复该任务后重新提交。',
    en: 'Task {task} "{name}" is frozen or drawn: a revision must not drop or change it. Return the revision and restore the task.',
  },
  'plan-not-published': {
    status: 409,
    zh: '{year} 年度计划没有公示过，不能照它拟定新的计划。请选择已公示的年度，或新建空白计划。',
    en: 'The plan of {year} was never published and cannot be copied. Choose a published year, or begin an empty plan.',
  },
  'version-not-public': {
    status: 409,
    zh: '{year} 年度计划没有公示过第 {version} 版修订，无需备案。已公示的修订：{versions}。',
    en: 'No revision {version} of the plan of {year} was published. Published revisions: {versions}.',
  },

  // tasks
  'policy-not-sound': {
    status: 422,
    zh: '抽查规则有误：{why}。未作任何修改。',
    en: 'The policy is not sound: {why}. Nothing was changed.',
  },
  'task-has-errors': {
    status: 409,
    zh: '临时任务仍有 {count} 处问题，不能提交：{what}。',
    en: 'The task has {count} open points and cannot be submitted: {what}.',
  },
  'task-planned': {
    status: 409,
    zh: '任务“{id}”来自年度计划“{plan}”，请修订计划，不能单独“{move}”。',
    en: 'Task "{id}" comes from the annual plan "{plan}": revise the plan; it has no "{move}" of its own.',
  },
  'task-begun': {
    status: 409,
    zh: '任务“{id}”第 {round} 轮已锁定或抽取（“{draw}”），不能撤销。',
    en: 'Round {round} of task "{id}" is frozen or drawn ("{draw}"); the task can no longer be withdrawn.',
  },
  'cap-breaks-floor': {
    status: 409,
    zh: '有 {capped} 家对象本年度已被检查满 {cap} 次，不再列入；其余只能抽 {reached} 家，达不到应抽的 {needed} 家。请为任务申请超上限检查并说明理由，或待下一年度再抽。',
    en: '{capped} targets have had this year’s {cap} visits and are left out; {reached} can be drawn of the {needed} that are due. Ask for an approval over the cap with its reason, or draw next year.',
  },
  'filter-matches-nobody': {
    status: 409,
    zh: '名录中没有对象符合任务的定向条件（{filter}）。请核对条件，或先补充名录。',
    en: 'No target of the registry fits the task’s filter ({filter}). Look at the filter again, or complete the registry.',
  },

  // joint inspections
  'cooperation-begun': {
    status: 409,
    zh: '“{initiator}”的任务“{task}”第 {round} 轮已锁定或抽取（“{draw}”），不能再撤回配合。请商请发起部门先作废该抽取。',
    en: 'Round {round} of task "{task}" of {initiator} is frozen or drawn ("{draw}"): the word cannot be taken back. Ask its department to void the draw first.',
  },
  'cooperation-missing': {
    status: 409,
    zh: '联合抽查任务“{task}”还缺配合部门的确认：{missing}。请催请其审批人确认，或修改任务后重新邀请。',
    en: 'The joint task "{task}" still lacks the word of: {missing}. Ask their approvers, or change the task and invite anew.',
  },
  'merge-not-possible': {
    status: 409,
    zh: '任务“{task}”不能合并：{why}。',
    en: 'Task "{task}" cannot be merged: {why}.',
  },
  'task-merged': {
    status: 409,
    zh: '任务“{task}”由以下任务合并而成，不能单独撤销或退出：{sides}。',
    en: 'Task "{task}" came of a merge and cannot be withdrawn or left alone; part of it are: {sides}.',
  },
  'officer-in-two-departments': {
    status: 409,
    zh: '执法证号“{officer}”在以下部门的名录中同时有效：{departments}。请核实后由其中一个部门更正，再锁定名单。',
    en: 'The certificate number "{officer}" is valid in several departments’ registries: {departments}. One of them must correct it before the freeze.',
  },
  'initiator-decides': {
    status: 409,
    zh: '检查“{id}”由“{initiator}”发起和抽取，此事由该部门决定。',
    en: 'Inspection "{id}" was initiated and drawn by {initiator}, which decides this.',
  },
  'not-recognizable': {
    status: 409,
    zh: '检查结果“{source}”不能互认：{why}。',
    en: 'The result "{source}" cannot stand in: {why}.',
  },

  // draws
  'pool-empty': {
    status: 409,
    zh: '抽查对象范围内没有可抽取的对象。',
    en: 'No target in scope can be drawn.',
  },
  'draw-open': {
    status: 409,
    zh: '该任务第 {round} 轮已有锁定的抽取“{id}”，请先执行或作废。',
    en: 'Round {round} of this task has an open draw "{id}": execute or void it first.',
  },
  'round-out-of-order': {
    status: 409,
    zh: '任务共 {rounds} 轮，下一轮是第 {next} 轮，不能锁定第 {round} 轮。',
    en: 'The task has {rounds} rounds and the next is {next}; round {round} cannot be frozen.',
  },
  'rounds-complete': {
    status: 409,
    zh: '任务的 {rounds} 轮均已抽取，没有可锁定的轮次。',
    en: 'All {rounds} rounds of the task are drawn; there is none to freeze.',
  },
  'later-round-drawn': {
    status: 409,
    zh: '第 {round} 轮（“{id}”）已在本轮结果之上锁定或抽取，请先作废第 {round} 轮。',
    en: 'Round {round} ("{id}") was frozen or drawn on top of this one: void it first.',
  },
  'results-recorded': {
    status: 409,
    zh: '抽取“{id}”已有 {count} 项检查开始录入，不能作废。',
    en: 'Officers have begun to record {count} inspections of draw "{id}"; it cannot be voided any more.',
  },
  'void-not-asked': {
    status: 409,
    zh: '没有人申请作废抽取“{id}”，没有可批准的申请。',
    en: 'Nobody has asked that draw "{id}" be voided; there is nothing to decide.',
  },
  'preview-too-large': {
    status: 409,
    zh: '名录超过 {limit} 行，不在此预览。可直接锁定：锁定在后台进行，完成前可查看进度，公布前不产生承诺。',
    en: 'The registry has over {limit} rows, which is too many to preview. Freeze it: that goes on behind the request.',
  },
  'draw-not-verifiable': {
    status: 409,
    zh: '抽取“{id}”的结果未通过复核，没有记录：{why}。请作废本次抽取，并告知运维人员。',
    en: 'The result of draw "{id}" does not verify and was not recorded: {why}. Void the draw and tell the operator.',
  },
  'contribution-missing': {
    status: 409,
    zh: '尚缺见证输入：{missing}。全部到齐后才能抽取。',
    en: 'Contributions are missing: {missing}. The draw waits for all of them.',
  },
  'contribution-not-expected': {
    status: 409,
    zh: '“{by}”不在已公布的见证人名单中，或已经输入过。',
    en: '"{by}" is not among the published contributors, or has contributed already.',
  },
  'contribution-not-valid': {
    status: 422,
    zh: '“{by}”的见证输入无效：{why}。',
    en: 'The contribution of "{by}" is not valid: {why}.',
  },
  'target-not-standing': {
    status: 409,
    zh: '对象“{id}”不在本次抽取的现有结果中，不能替换。',
    en: 'Target "{id}" does not stand in this draw, so it cannot be replaced.',
  },
  'reserve-empty': {
    status: 409,
    zh: '“{level}”级已没有候补对象，不能替换“{id}”。',
    en: 'Level "{level}" has no reserve left to replace "{id}".',
  },
  'no-team': {
    status: 409,
    zh: '无法为全部检查对象组成执法小组：{targets} 个席位需要 {need}，{officers} 名执法人员每人最多 {cap} 个，可覆盖 {cover} 个，缺 {short} 个。可提高上限、调入人员或增加资质。',
    en: 'No team can be formed: {targets} seats need {need}; {officers} officers hold it; at {cap} each they cover {cover}: {short} short. Raise the cap, lend officers or add a tag.',
  },
  'manifest-malformed': {
    status: 422,
    zh: '抽取清单有误：{where} {why}。',
    en: 'The manifest is malformed: {where} {why}.',
  },

  // inspections
  'not-your-inspection': {
    status: 403,
    zh: '您不是检查“{id}”的执法人员。',
    en: 'You are not an officer of inspection "{id}".',
  },
  'target-not-drawn': {
    status: 404,
    zh: '对象“{target}”不在抽取“{draw}”的抽中名单中，不能录入结果；请从工作列表进入。',
    en: 'Target "{target}" was not drawn in "{draw}": there is nothing to record. Enter from your work list.',
  },
  'not-the-head': {
    status: 403,
    zh: '回避由行政机关负责人“{head}”决定（行政处罚法第四十三条）。',
    en: 'A recusal is decided by the head of the agency, "{head}" (Administrative Penalty Law, art. 43).',
  },
  'officer-not-coming': {
    status: 422,
    zh: '执法证号“{officer}”不在本次检查的执法人员之列，请对照检查通知书填写；本次检查的执法人员：{officers}。',
    en: 'No officer of this visit has the certificate "{officer}"; those who come are {officers}. Compare the notice.',
  },
  'visit-begun': {
    status: 409,
    zh: '检查已经开始或已经结束，不能再从网上申请回避；请当场向执法人员提出，由其记录在案。',
    en: 'The check has begun or is over: a recusal is no longer asked for here. Tell the officers, who will put it on record.',
  },
  'officer-not-eligible': {
    status: 409,
    zh: '执法人员“{officer}”在 {day} 不具备执法资格：{why}。',
    en: 'Officer "{officer}" is not eligible on {day}: {why}.',
  },
  'result-incomplete': {
    status: 422,
    zh: '检查结果不完整：{missing}。',
    en: 'The result is incomplete: {missing}.',
  },
  'answers-not-complete': {
    status: 422,
    zh: '检查表有 {count} 处须补正：{faults}。',
    en: 'The checklist needs {count} corrections: {faults}.',
  },
  'time-not-acceptable': {
    status: 422,
    zh: '{where}“{time}”不可接受：{why}。',
    en: '{where} "{time}" cannot be accepted: {why}.',
  },
  'clock-ahead': {
    status: 422,
    zh: '手机时间是 {device}，系统时间是 {server}：手机快了。请校准手机时间再提交，已录内容仍在草稿中。',
    en: 'Your device says {device} and the platform {server}: the device is ahead. Set its clock and send again; the draft is kept.',
  },
  'assistant-not-acceptable': {
    status: 422,
    zh: '“{id}”不能作为辅助人员登记：{why}。',
    en: '"{id}" cannot be recorded as an assisting expert: {why}.',
  },
  'held-back': {
    status: 409,
    zh: '任务“{id}”的抽中对象在 {until} 前暂缓公开，不得事先告知；请到场时出示并送达检查通知书。',
    en: 'What was drawn for task "{id}" is held back until {until}: no notice beforehand. Show and serve it on arrival.',
  },
  'notice-incomplete': {
    status: 422,
    zh: '请填写送达方式：直接、留置、邮寄、电子或电话。',
    en: 'Say how the notice was given: in person, left at the premises, by post, electronically or by phone.',
  },
  'photo-missing': {
    status: 409,
    zh: '以下照片已登记但尚未完整上传：{photos}。请继续上传，确实无法上传的写明原因撤回。',
    en: 'These photos are declared but have not arrived whole: {photos}. Upload them, or withdraw with a reason what cannot come.',
  },
  'photo-refused': {
    status: 409,
    zh: '照片“{photo}”未通过检查：{why}。补拍后，请写明原因撤回这一张。',
    en: 'The photo "{photo}" was refused: {why}. Take it again, and withdraw this one with a reason.',
  },
  'pieces-do-not-fit': {
    status: 422,
    zh: '文件为 {size} 字节，每段 {pieceSize} 字节应分成 {expected} 段，但给出了 {given} 段的 SHA-256。',
    en: 'A file of {size} bytes has {expected} pieces of {pieceSize} bytes; the SHA-256 of {given} was given.',
  },
  'photo-limit': {
    status: 409,
    zh: '一次检查最多登记 {limit} 张照片。',
    en: 'An inspection takes at most {limit} photos.',
  },
  'item-not-in-inspection': {
    status: 422,
    zh: '事项“{item}”不在检查“{id}”之内；本次检查的事项：{items}。',
    en: 'The item "{item}" is not part of inspection "{id}"; its items are {items}.',
  },
  'day-not-acceptable': {
    status: 422,
    zh: '{where}“{day}”不可接受：{why}。',
    en: '{where} "{day}" cannot be accepted: {why}.',
  },
  'follow-up-open': {
    status: 409,
    zh: '检查“{id}”尚不能办结，还有未了事项：{open}。请逐项了结后再办结。',
    en: 'Inspection "{id}" cannot be closed yet; what is open: {open}. End each of these first.',
  },
  'not-your-file': {
    status: 403,
    zh: '检查“{id}”由审核通过它的审核人（或接替其工作的人）办理，您不能办理。',
    en: 'Inspection "{id}" is for the reviewer who approved it, or who took over his work.',
  },
  'return-names-nothing': {
    status: 422,
    zh: '退回检查“{id}”须指明补正的事项，并逐项说明理由；本次检查的事项：{items}。',
    en: 'A return of inspection "{id}" names at least one item with its reason; its items are {items}.',
  },
  'photo-not-of-inspection': {
    status: 422,
    zh: '照片“{photo}”不在检查“{id}”中，或未通过检查、已撤回。请先登记并上传。',
    en: 'The photo "{photo}" is not one of inspection "{id}", was refused or withdrawn. Declare and upload it first.',
  },

  // deadlines
  'deadline-closed': {
    status: 409,
    zh: '时限事项“{id}”已于 {on} 办结，不能再延期或中止。',
    en: 'The deadline "{id}" was met on {on}; it can no longer be extended or suspended.',
  },
  'extend-the-order': {
    status: 409,
    zh: '整改期限的延期请在检查“{id}”的责令改正中申请：批准后期限、提醒和公示页一并更新。',
    en: 'Ask for a longer term to rectify with the order of inspection "{id}" itself: then its term, its reminders and its page move together.',
  },
  'deadline-passed': {
    status: 409,
    zh: '时限事项“{id}”的期限 {dueOn} 已过；逾期如实记录，不能事后延期。',
    en: 'The deadline "{id}" passed on {dueOn}. What is late stays late: it cannot be extended afterwards.',
  },

  // exchange with the provincial platform
  'exchange-open': {
    status: 409,
    zh: '批次“{id}”还没有报送，也没有撤回。请先登记报送或撤回该批次，再生成下一批。',
    en: 'The batch "{id}" is neither handed over nor withdrawn. Do one of the two before the next batch is made.',
  },

  // disclosure
  'not-disclosable': {
    status: 409,
    zh: '内容含有不得公开的信息：{where} {why}。',
    en: 'The text holds what must not be public: {where} {why}.',
  },
  'already-public': {
    status: 409,
    zh: '任务“{id}”的抽取结果已经公开，不能再暂缓公开。',
    en: 'What was drawn for task "{id}" is public already and cannot be held back any more.',
  },
  // documents
  'item-not-named': {
    status: 400,
    zh: '工作指引须指明抽查事项（itemId），工作细则不属于任何事项。',
    en: 'A guide needs its item (itemId); working rules belong to none.',
  },
  'report-subject': {
    status: 400,
    zh: '《{what}》{why}。请改正报告期或任务后重新提交。',
    en: 'A report of the kind {what}: {why}. Correct the period or the task.',
  },
  'no-such-blank': {
    status: 400,
    zh: '报告中没有这些待填处：{unknown}。可以填写的有：{known}。',
    en: 'The report has no such blanks: {unknown}. There are: {known}.',
  },
  'chapters-missing': {
    status: 409,
    zh: '{what}缺少必备的章：{missing}（{source}）。请补写后再提交。',
    en: '{what} lacks chapters that it must have by {source}: {missing}. Write them and submit again.',
  },
  'blanks-left': {
    status: 409,
    zh: '“{what}”还有 {count} 处待填：{blanks}。请填写后再办理。',
    en: '"{what}" still has {count} blanks: {blanks}. Fill them in first.',
  },
  'document-not-due': {
    status: 409,
    zh: '还不能制作{document}：{why}。',
    en: 'The {document} cannot be made yet: {why}.',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>

export type RefusalCode = keyof typeof refusalCodes
