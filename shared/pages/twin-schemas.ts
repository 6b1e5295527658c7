import type { PageKind } from '../contract/site-paths.ts'
import { amount, day, either, flag, instant, list, oneOf, record, type Schema, text, whole } from './schema-words.ts'

const department = record('部门', { id: text('部门路径：区划代码/机构'), name: text('名称'), regionName: text('地区') })
const states = ['published', 'withdrawn', 'expired'] as const

const resultLine = record('一份公示', {
  id: text('检查编号'),
  number: whole('公示序号，自 1 起'),
  state: oneOf('公示中、已撤下、期满', states),
  targetId: text('统一社会信用代码；已撤下或期满的为空'),
  targetName: text('检查对象'),
  regionName: text('地区'),
  taskName: text('抽查任务'),
  round: whole('轮次'),
  drawId: text('抽取编号'),
  labels: list('检查结果', text('结果')),
  disposition: text('处置'),
  endedOn: day('检查结束'),
  publishedOn: day('首次公示'),
})

const drawLine = {
  id: text('抽取编号'),
  taskId: text('任务编号'),
  taskName: text('任务'),
  round: whole('轮次'),
  attempt: whole('第几次锁定'),
  state: oneOf('已锁定、已抽取、已作废', ['frozen', 'executed', 'void']),
  frozenAt: instant('锁定时间'),
  size: whole('名录总数'),
  pool: whole('可抽取数'),
}
const drawLineMay = {
  executedAt: instant('抽取时间'),
  drawn: whole('抽中数'),
  voided: record('作废', { reason: text('理由'), at: instant('时间') }),
}

const draws = record(
  '一年的抽取记录',
  {
    department,
    years: list('有抽取的年度，新的在前', text('年度')),
    draws: list('抽取', record('抽取', drawLine, drawLineMay)),
  },
  { year: text('年度') },
)

const tasks = record(
  '一年的任务',
  {
    department,
    years: list('有任务的年度，新的在前', text('年度')),
    tasks: list(
      '任务',
      record(
        '任务',
        {
          id: text('编号'),
          name: text('名称'),
          scope: text('对象范围'),
          floorBasisPoints: whole('最低比例，万分之'),
          rounds: whole('轮数'),
          from: day('开始'),
          to: day('截止'),
        },
        { number: text('字号〔年〕序号'), adHoc: text('临时任务的来源'), withdrawnOn: day('撤销') },
      ),
    ),
  },
  { year: text('年度') },
)

const drawnLine = record(
  '抽中对象',
  {
    id: text('统一社会信用代码'),
    level: text('信用等级'),
    officers: list('执法证号', text('执法证号')),
    dispatched: flag('已派发'),
    calledOff: flag('已取消'),
    returns: whole('审核退回次数'),
  },
  { name: text('名称'), recognized: flag('互认已有结果，免于上门'), resultId: text('公示的检查编号') },
)

const coverage = list('覆盖', record('一行', { label: text('等级或地区'), drawn: whole('抽中'), size: whole('名录') }))

const former = list(
  '此前版本',
  record(
    '一个版本',
    {
      digest: text('内容的 SHA-256'),
      publishedOn: day('公示'),
      endedOn: day('结束'),
      why: oneOf('更正、撤下、期满', ['corrected', 'withdrawn', 'expired']),
      reason: text('理由'),
    },
    { knownOn: day('得知有误'), dueOn: day('应当办理的最后一日') },
  ),
)

const item = record(
  '抽查事项',
  {
    id: text('编号'),
    name: text('名称'),
    category: text('类别'),
    targetKind: text('检查对象'),
    legalBasis: list('检查依据', text('法律条款')),
    subject: text('检查主体'),
    content: text('检查内容'),
    methods: list('检查方式', text('方式')),
  },
  {
    leastRatioBasisPoints: whole('事项自身的最低比例，万分之'),
    publishedOn: day('公布'),
    retired: record('废止', { on: day('日期'), reason: text('理由') }),
  },
)

const namedItem = record('事项', { id: text('编号'), name: text('名称') })
const fixed = record('没有数据的页面', { page: text('哪一页') })

const taskElsewhere = {
  department: text('部门路径'),
  name: text('部门'),
  taskId: text('任务编号'),
  taskName: text('任务'),
}

const departmentNamed = record('部门', { department: text('部门路径'), name: text('名称') })

const joint = record('部门联合抽查', {
  initiator: departmentNamed,
  departments: list('参加的部门，发起部门在前', departmentNamed),
})

const result = either('检查结果或其撤下后的说明', [
  record(
    '公示中的检查结果',
    {
      department,
      state: oneOf('公示中', ['published']),
      inspectionId: text('检查编号'),
      targetId: text('统一社会信用代码'),
      targetName: text('检查对象，自然人已隐去'),
      regionName: text('地区'),
      creditClass: text('信用等级'),
      taskId: text('任务编号'),
      taskName: text('任务'),
      round: whole('轮次'),
      drawId: text('抽取编号'),
      items: list(
        '逐项结果',
        record('一项', {
          itemId: text('事项编号'),
          name: text('事项'),
          basis: list('依据', text('条款')),
          code: text('结果代码'),
          label: text('结果'),
          finding: text('检查情况'),
        }),
      ),
      method: text('检查方式'),
      endedOn: day('检查结束'),
      disposition: text('处置'),
      opinion: text('处理意见'),
      photoCount: whole('照片数'),
      photoHashes: list('照片原件的 SHA-256', text('摘要')),
      photos: list(
        '照片',
        record(
          '一张照片；公开的图片在 photos/<number>.jpg，缩略图在 photos/<number>-small.jpg',
          { number: whole('次序，自 1 起'), sha256: text('原件的 SHA-256') },
          {
            width: whole('图片宽，像素'),
            height: whole('图片高，像素'),
            thumbnailWidth: whole('缩略图宽'),
            thumbnailHeight: whole('缩略图高'),
            takenDown: record('已撤下', { on: day('日期'), reason: text('理由') }),
            hidden: oneOf('原件封存而无公开图片：扫描件、较早的照片', ['scan', 'older']),
          },
        ),
      ),
      officers: list('执法人员', text('执法证号与隐去的姓名')),
      returns: list('审核退回', record('一次', { on: day('日期') }, { reason: text('理由') })),
      referrals: list('抄告与移送', record('一次', { kind: text('种类'), sentOn: day('日期') })),
      publishedOn: day('首次公示'),
      dueOn: day('公示的最后一日'),
      inTime: flag('按期公示'),
      former,
      drawVoided: flag('所依据的抽取已作废'),
    },
    {
      joint,
      rectification: record('责令改正', { dueOn: day('期限') }, { closedOn: day('办结') }),
      closedOn: day('全部办结'),
      dueProvisional: whole('放假安排当时尚未公布的年份'),
      endsOn: day('公示期满'),
      correctedOn: day('现行版本的公示日'),
    },
  ),
  record('已撤下或期满', {
    department,
    inspectionId: text('检查编号'),
    state: oneOf('已撤下、期满', ['withdrawn', 'expired']),
    taskId: text('任务编号'),
    taskName: text('任务'),
    drawId: text('抽取编号'),
    round: whole('轮次'),
    publishedOn: day('首次公示'),
    former,
  }),
])

const numbers = {
  tasks: whole('任务'),
  draws: whole('完成抽取'),
  voidDraws: whole('作废抽取'),
  registered: whole('名录总数'),
  drawn: whole('抽中，各轮合计'),
  inspections: whole('检查'),
  results: whole('公示结果'),
  resultsInTime: whole('按期公示'),
  found: whole('发现问题的公示结果'),
  returns: whole('审核退回'),
}

const months = list(
  '各月公示',
  record('一个月', { month: text('YYYY-MM'), results: whole('公示结果'), late: whole('其中逾期') }),
)

const comingRound = record(
  '一轮',
  {
    taskId: text('任务编号'),
    taskName: text('任务'),
    round: whole('轮次'),
    rounds: whole('总轮数'),
    from: day('检查开始'),
    to: day('检查截止'),
  },
  { frozenDrawId: text('已锁定的抽取') },
)

const taskUnderWay = record('一个任务', {
  taskId: text('任务编号'),
  taskName: text('任务'),
  from: day('检查开始'),
  to: day('检查截止'),
  waiting: whole('结果待公示的检查'),
})

const ofDepartment = (what: Schema) => record('一个部门的一项', { department, what })

const home = record(
  '首页',
  {
    departments: list(
      '部门',
      record(
        '部门',
        { id: text('部门路径：区划代码/机构'), name: text('名称'), regionName: text('地区') },
        { year: whole('最近的计划年度'), drawn: whole('抽中'), results: whole('公示结果'), found: whole('发现问题') },
      ),
    ),
    coming: list('尚未完成的抽取，最先的二十项', ofDepartment(comingRound)),
    comingInAll: whole('尚未完成的抽取，共几项'),
    underWay: list('正在进行的检查，最先的二十项', ofDepartment(taskUnderWay)),
    underWayInAll: whole('正在进行的检查，共几项'),
  },
  { year: record('各部门合计', { year: whole('年度'), numbers: record('年度数字', numbers), months }) },
)

const departmentPage = record(
  '部门首页',
  {
    department,
    numbers: record('年度数字', { items: whole('抽查事项'), ...numbers }),
    months,
    coverage,
    coming: list('尚未完成的抽取', comingRound),
    underWay: list('正在进行的检查', taskUnderWay),
    latestDraws: list('最近抽取', record('抽取', drawLine, drawLineMay)),
    latestResults: list('最近公示', resultLine),
  },
  { year: whole('年度'), planId: text('计划编号'), asOf: day('最近一条记录') },
)

const plannedTask = record(
  '计划中的任务',
  {
    number: whole('序号'),
    name: text('名称'),
    type: text('定向或不定向'),
    items: list('事项', namedItem),
    scope: text('对象范围'),
    floorBasisPoints: whole('最低比例，万分之'),
    rounds: whole('抽查次数'),
    from: day('开始'),
    to: day('截止'),
    initiator: text('发起部门'),
    cooperating: list('配合部门', text('名称')),
  },
  { filter: text('定向条件'), filterEnglish: text('定向条件，英文'), taskId: text('任务编号') },
)

const fieldDifference = record('一栏', { field: text('栏目名称') }, { before: text('原为'), after: text('现为') })

const planVersion = record(
  '一个版本',
  {
    version: whole('版次'),
    title: text('名称'),
    publishedOn: day('公示'),
    fields: list('计划本身的差异', fieldDifference),
    differences: list(
      '任务的差异',
      record('一项任务', {
        number: whole('序号'),
        name: text('名称'),
        kind: oneOf('新增、取消、改动', ['added', 'dropped', 'changed']),
        fields: list('各栏', fieldDifference),
      }),
    ),
    tasks: list('已被修订的版本的全部任务；现行版本见计划本身', plannedTask),
  },
  { approvedOn: day('批准'), replacedOn: day('被修订'), reason: text('修订理由') },
)

const plan = record(
  '年度抽查计划',
  {
    department,
    year: whole('年度'),
    title: text('名称'),
    publishedOn: day('公示'),
    version: whole('现行版次'),
    versions: list('公示过的版本，新的在前', planVersion),
    deadlines: list('全年固定时限', record('一日', { dueOn: day('截止'), what: list('事项', text('名称')) })),
    tasks: list('任务', plannedTask),
    decisions: list(
      '资料不一致之处',
      record('一处', { about: text('内容'), options: list('各方说法', text('说法')), chosen: text('选定') }),
    ),
  },
  { approvedOn: day('批准'), remark: text('备注') },
)

const task = record(
  '抽查任务',
  {
    department,
    id: text('编号'),
    name: text('名称'),
    items: list('事项', namedItem),
    scope: text('对象范围'),
    floorBasisPoints: whole('最低比例，万分之'),
    rounds: whole('轮数'),
    ratioScope: oneOf('每轮或全年', ['round', 'year']),
    ratios: list(
      '各等级比例',
      record('一级', { level: text('等级'), ratioBasisPoints: whole('比例，万分之'), priority: whole('风险权重') }),
    ),
    seats: list('每个对象的执法人员', list('须具备', text('资质'))),
    method: text('检查方式'),
    from: day('开始'),
    to: day('截止'),
    initiator: text('发起部门'),
    draws: list('抽取', record('抽取', drawLine, drawLineMay)),
    burdenCap: whole('每个对象每年最多检查次数，全市各部门合计'),
    overCap: list(
      '超上限检查的批准',
      record('一次', { on: day('批准'), reason: text('理由') }, { targets: whole('对象数；缺省为本任务全部对象') }),
    ),
  },
  {
    planId: text('计划编号'),
    number: text('字号〔年〕序号'),
    adHoc: record(
      '临时任务',
      { kind: text('来源'), approvedOn: day('批准') },
      {
        reason: text('理由'),
        document: record('依据文件', { number: text('文号'), title: text('名称') }, { on: day('日期') }),
      },
    ),
    cooperating: list(
      '配合部门',
      record('部门', { department: text('部门路径'), name: text('名称'), itemIds: list('事项', text('编号')) }),
    ),
    mergedFrom: list('并入本任务的任务', record('任务', taskElsewhere)),
    mergedInto: record('并入的联合抽查任务', { ...taskElsewhere, on: day('合并') }),
    filter: text('定向条件'),
    filterEnglish: text('定向条件，英文'),
    withdrawn: record('撤销', { on: day('时间'), reason: text('理由') }),
    heldUntil: day('抽中对象暂缓公开至'),
  },
)

const draw = record(
  '抽取',
  {
    ...drawLine,
    department,
    rounds: whole('总轮数'),
    floorBasisPoints: whole('最低比例，万分之'),
    code: text('软件版本'),
    manifestDigest: text('清单摘要'),
    nonceCommit: text('密数承诺'),
    contributors: list(
      '见证输入',
      record(
        '一份',
        { by: text('见证人'), kind: oneOf('方式', ['witness', 'drand', 'dice']) },
        { at: instant('时间'), value: text('内容') },
      ),
    ),
    strata: list(
      '名额',
      record('一级', {
        level: text('等级'),
        size: whole('名录'),
        pool: whole('可抽取'),
        ratioBasisPoints: whole('比例，万分之'),
        minimum: whole('最低数'),
        quota: whole('名额'),
        take: whole('本轮抽取'),
        explained: text('计算过程'),
        explainedEnglish: text('计算过程，英文'),
      }),
    ),
    excluded: whole('排除数'),
    exclusions: list('排除的对象（前 200 家）', record('一家', { id: text('代码'), reason: text('理由代码') })),
    drawnTargets: list('抽中对象；超过 100 家的另页', drawnLine),
    drawnPages: whole('抽中对象另页数'),
    supplements: list(
      '递补与改派',
      record(
        '一次',
        {
          number: whole('序号'),
          on: instant('时间'),
          target: text('检查对象代码'),
          officers: list('执法人员', text('证号')),
        },
        { out: text('被放弃的对象'), reason: text('放弃理由代码'), recused: text('回避的执法人员证号') },
      ),
    ),
    attempts: list('本轮其他锁定', record('一次', { id: text('编号'), attempt: whole('第几次'), state: text('状态') })),
    manifestUrl: text('清单文件网址'),
  },
  {
    ...drawLineMay,
    floorNote: text('比例说明'),
    floorNoteEnglish: text('比例说明，英文'),
    filter: text('定向条件'),
    filterEnglish: text('定向条件，英文'),
    filtered: whole('名录库中不符合定向条件的家数'),
    burdenNote: text('年度检查次数上限的影响'),
    burdenNoteEnglish: text('年度检查次数上限的影响，英文'),
    seed: text('种子'),
    resultDigest: text('结果摘要'),
    heldUntil: day('抽中对象暂缓公开至'),
    bundleUrl: text('验证文件网址'),
  },
)

const target = record('检查对象', {
  department,
  id: text('统一社会信用代码'),
  name: text('名称，自然人已隐去'),
  regionName: text('地区'),
  creditClass: text('信用等级'),
  visits: list(
    '历次检查',
    record(
      '一次',
      {
        inspectionId: text('检查编号'),
        taskId: text('任务编号'),
        taskName: text('任务'),
        drawId: text('抽取编号'),
        round: whole('轮次'),
        dispatchedAt: instant('派发'),
        state: oneOf('检查中、已取消、依法不予公示、公示状态', ['open', 'called-off', 'withheld', ...states]),
        labels: list('结果', text('结果')),
        officers: list('执法证号', text('执法证号')),
        returns: whole('审核退回次数'),
        drawVoided: flag('抽取已作废'),
      },
      {
        joint,
        team: list('各部门执法人员的执法证号', text('执法证号')),
        calledOffOn: day('取消'),
        recognized: list(
          '互认的检查结果',
          record('结果', {
            department: text('部门路径'),
            departmentName: text('部门'),
            inspectionId: text('检查编号'),
            endedOn: day('检查结束'),
          }),
        ),
        publishedOn: day('公示'),
      },
    ),
  ),
  asOf: day('最近一条记录'),
})

const counted = (zh: string, name: string, value: string) =>
  list(zh, record('一行', { [name]: name === 'visits' ? whole('次数') : text('名称'), [value]: whole('数') }))

const indicators = record(
  '年度统计',
  {
    department,
    year: text('年度'),
    years: list('有统计的年度', text('年度')),
    inspections: whole('检查'),
    calledOff: whole('取消'),
    results: whole('公示'),
    withdrawn: whole('撤下'),
    resultsInTime: whole('按期'),
    returns: whole('退回'),
    byClass: coverage,
    byRegion: coverage,
    byCode: list('结果', record('一行', { code: text('代码'), label: text('结果'), items: whole('项次') })),
    byMonth: list('各月公示', record('一月', { month: text('月份'), results: whole('公示'), late: whole('其中逾期') })),
    timeToPublication: counted('公示用时，工作日', 'days', 'results'),
    visits: counted('每户次数', 'visits', 'targets'),
    officers: counted('执法人员工作量', 'officer', 'inspections'),
    fairness: list(
      '公平性',
      record('一次抽取', {
        drawId: text('抽取编号'),
        taskName: text('任务'),
        round: whole('轮次'),
        levels: list(
          '机会',
          record('一级', {
            level: text('等级'),
            pool: whole('可抽取'),
            take: whole('抽取'),
            probability: text('机会'),
          }),
        ),
        regions: list(
          '地区',
          record('一地', {
            region: text('地区'),
            pool: whole('可抽取'),
            expected: amount('期望'),
            drawn: whole('抽中'),
            low: whole('公平抽取的 95% 范围，下限'),
            high: whole('上限'),
          }),
        ),
      }),
    ),
  },
  { medianDays: whole('公示用时中位数，工作日') },
)

/** What each page's twin holds: its JSON Schema, published under `schemas/`. */
const rulesLine = {
  id: text('版本编号'),
  title: text('名称'),
  kind: text('工作细则或工作指引'),
  edition: whole('版次'),
  publishedOn: day('公布'),
}

export const twinSchemas: Readonly<Record<PageKind, Schema>> = {
  home,
  departments: record('部门列表', { departments: list('部门', department) }),
  department: departmentPage,
  items: record('抽查事项清单', { department, items: list('事项', item) }),
  plans: record('年度计划列表', {
    department,
    plans: list(
      '计划',
      record('计划', {
        id: text('年度'),
        title: text('名称'),
        publishedOn: day('公示'),
        tasks: whole('任务数'),
        version: whole('现行版次'),
      }),
    ),
  }),
  plan,
  rules: record('工作细则和指引', {
    department,
    texts: list('现行的', record('一份', rulesLine)),
    former: list('以前的版本，新的在前', record('一版', rulesLine)),
  }),
  rulesEdition: record('细则或指引的一版', {
    department,
    ...rulesLine,
    editions: list(
      '各版，新的在前',
      record('一版', { id: text('版本编号'), edition: whole('版次'), publishedOn: day('公布') }),
    ),
    chapters: list('章', record('一章', { title: text('标题'), paragraphs: list('各段', text('一段')) })),
  }),
  tasks,
  tasksYear: tasks,
  task,
  draws,
  drawsYear: draws,
  draw,
  drawn: record('抽中对象的一页', {
    department,
    drawId: text('抽取编号'),
    taskName: text('任务'),
    round: whole('轮次'),
    attempt: whole('第几次锁定'),
    page: whole('页'),
    pages: whole('总页数'),
    drawnTargets: list('抽中对象', drawnLine),
  }),
  results: record('检查结果', {
    department,
    published: whole('公示总数'),
    results: list('最新结果，新的在前', resultLine),
    pages: whole('满页数'),
  }),
  resultsPage: record('检查结果的一页', { department, page: whole('页'), results: list('一百份结果', resultLine) }),
  result,
  target,
  visit: record(
    '检查告知，只有持检查通知书的人能找到',
    {
      department,
      code: text('通知书上的页码'),
      taskName: text('任务'),
      targetName: text('检查对象，自然人已隐去'),
      regionName: text('地区'),
      state: oneOf('待检查或检查中、已结束、已取消', ['expected', 'over', 'called-off']),
      from: day('检查期限起'),
      to: day('检查期限止'),
      method: text('方式'),
      officers: list('执法人员', record('执法人员', { certificate: text('执法证号') }, { name: text('姓名，已隐去') })),
      others: list(
        '联合检查的其他部门',
        record('部门', { department: text('部门'), officers: list('执法证号', text('执法证号')) }),
      ),
      changes: list(
        '执法人员变更',
        record('变更', {
          on: day('日期'),
          out: list('不再参加', text('执法证号')),
          in: list('改由', text('执法证号')),
        }),
      ),
      items: list(
        '检查事项',
        record('事项', { name: text('事项'), content: text('内容'), basis: list('依据', text('依据')) }),
      ),
      notices: list('送达', record('送达', { given: text('何时'), on: day('日期') })),
      recusals: list(
        '被检查人的回避申请',
        record('申请', { officer: text('执法证号'), state: text('状态'), on: day('日期') }),
      ),
    },
    { plannedFor: day('拟定检查日'), calledOffOn: day('取消') },
  ),
  indicators,
  indicatorYear: indicators,
  openData: record('开放数据', { department, years: list('年度', text('年度')) }),
  search: record(
    '查询',
    {
      department,
      names: whole('可查对象数'),
      years: list('年度', text('年度')),
      labels: list('结果', text('结果')),
    },
    { script: record('页面所用脚本', { key: text('文件'), integrity: text('摘要') }) },
  ),
  dictionary: fixed,
  objection: fixed,
  accessibility: fixed,
}

export function schemaText(kind: PageKind): string {
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: kind, ...twinSchemas[kind] }
  return `${JSON.stringify(schema, null, 1)}\n`
}
