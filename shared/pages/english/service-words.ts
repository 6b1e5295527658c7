/** The ways in, open data, search, and what an inspected party reads. */
export const serviceWords = {
  '随机抽取检查对象，随机匹配执法人员，抽查情况及结果及时向社会公开。在这里，您不必相信任何人：每一次抽取都可以自己重新计算。':
    'Two random draws, one publication: whom to inspect is drawn at random, the officers are matched at random, and what they find is made public. You need not believe anyone here: you can compute every draw again yourself.',
  '{0} 年检查了什么': 'What was inspected in {0}',
  '数字由各部门的业务记录累计，每日清晨更新。':
    'The figures are counted from the departments’ records and brought up to date early each day.',
  '完成抽取 {0} 次': '{0} {0|draw|draws} completed',
  抽中对象: 'Drawn targets',
  '名录共 {0} 家': 'of {0} in the registries',
  已公示结果: 'Published results',
  '公示率 {0}': 'Disclosure rate {0}',
  发现问题: 'Problems found',
  '占已公示的 {0}': '{0} of those published',
  作废的抽取: 'Void draws',
  均附理由公开: 'all public with their reasons',
  '另有 {0} 项，见各部门的页面。': '{0} more: see the departments’ pages.',
  '抽查、公示与发现的比例':
    'Shares: drawn of the registries, published of inspections; on time and with problems of those published',
  抽中占名录: 'Drawn',
  公示占检查: 'Published',
  按期占公示: 'On time',
  发现问题占公示: 'With problems',
  其中: 'Of these',
  总数: 'All',
  百分比: 'Per cent',
  接下来: 'What is coming',
  尚未完成的抽取: 'Draws still to come',
  '第 {0} 轮，共 {1} 轮': 'Round {0} of {1}',
  待锁定: 'Not frozen yet',
  已锁定: 'Frozen',
  '，等待见证输入': ', waiting for the witnesses’ words',
  '本年度计划的抽取已全部完成。': 'All draws of this year’s plan are complete.',
  正在进行的检查: 'Inspections under way',
  结果待公示: 'Results to come',
  '没有正在进行的检查。': 'No inspections are under way.',
  公示抽查的部门: 'Departments that publish here',
  公示内容: 'What they publish',
  '尚无部门。': 'There are no departments yet.',
  公开什么: 'What is public',
  '检查什么，依据哪部法律的哪一条。未公布的事项不得检查。':
    'What is inspected, and under which article of which law. What has not been published must not be inspected.',
  '一年内对哪些对象、按什么比例、抽查几次、在什么时间检查。':
    'Who can be inspected in a year, at what ratio, in how many rounds, and when.',
  '锁定的名录、事先承诺、见证输入、抽中的对象与执法人员；作废的抽取连同理由一并保留。':
    'The frozen registry, what was committed to, the witnesses’ words, the targets and officers drawn. A void draw stays, with its reason.',
  '检查结束后 20 个工作日内公示，审核退回与整改情况同样公开。':
    'Published within 20 working days of the end of the inspection, with returns by the reviewer and what was put right.',
  怎样自己核对一次抽取: 'How to check a draw yourself',
  '抽取前，部门先公开清单的摘要与密数的承诺，此后不能再改；':
    'Before the draw the department publishes the digest of its manifest and a commitment to a secret; neither can be changed afterwards.',
  '见证人当场输入词语，与清单、密数一起决定种子；':
    'Witnesses type words on the spot, which decide the seed together with the manifest and the secret.',
  '抽取后，全部材料汇成一个验证文件。在':
    'After the draw everything is put into one verification file. Open it on the ',
  核对页面: 'checking page',
  '上打开它，浏览器就会重新计算，逐项对照；也可以下载程序在自己的电脑上核对。':
    ' and your browser computes the draw again and compares every part; or download the program and check it on your own computer.',
  '检查谁、由谁检查，都由随机抽取决定；抽查事项、计划、抽取过程与检查结果全部公开，任何人都可以核对。':
    'Who is inspected, and by whom, is decided by random draws. Items, plans, draws and results are all public, and anyone can check them.',
  最近抽取: 'Latest draws',
  全部抽取记录: 'All draws',
  最近公示的结果: 'Latest results',
  '{0} 年度': '{0}',
  '依据 {0} 项抽查事项': 'under {0} {0|item|items}',
  完成抽取: 'Draws completed',
  '另有 {0} 次作废，均已公开': '{0} more void, all public',
  无作废: 'none void',
  已派发: 'Dispatched',
  无退回: 'no returns',
  '{0} 年度计划与日历': 'Plan and calendar of {0}',
  '尚未公示年度抽查计划。已公布抽查事项 {0} 项。':
    'No annual plan has been published yet. {0} {0|item has|items have} been published.',
  '{0} 年度各信用等级被抽中的比例': 'Share drawn of each credit class in {0}',
  怎样自己核对: 'How to check it yourself',
  在: 'Open a draw under ',
  '中打开一次抽取，记下锁定时公开的清单摘要与密数承诺；':
    ' and note the digest of the manifest and the commitment that were published when it was frozen.',
  '下载该次抽取的验证文件；': 'Download the verification file of that draw.',
  '在自己的电脑上运行公开的验证程序，重新算出抽中的对象与执法人员，逐项对照。':
    'Run the public program on your own computer: it computes the targets and officers again; compare every part.',
  '本网站公开的全部内容都可以下载，注明来源即可使用。网址固定不变。':
    'Everything on this site can be downloaded and used, if you name the source. Addresses do not change.',
  '检查结果（CSV）': 'Results (CSV)',
  '每年一个文件，UTF-8 编码，可以直接用 Excel 打开；每夜更新。':
    'One file a year, in UTF-8, which Excel opens as it is. Updated every night. The columns’ names and their contents are Chinese.',
  文件各列: 'Columns of the files',
  其他形式: 'Other forms',
  '每一页都有同内容的数据文件：把网址末尾的 index.html 换成 index.json；字段含义见':
    'Every page has a data file with the same content: write index.json for the last part of its address. What the fields mean is in the ',
  '新公示的结果：': 'New results: ',
  'Atom 订阅': 'Atom feed',
  '，每夜更新。': ', updated every night.',
  '每次抽取的验证文件 bundle.json：见': 'The verification file of each draw, bundle.json: see ',
  '全部网址：': 'All addresses: ',
  各年文件: 'Files by year',
  文件: 'File',
  'CSV 各列的含义': 'What the columns mean',
  列: 'Column',
  含义: 'Meaning',
  '部门公示的次序，自 1 起': 'Order of publication by the department, from 1',
  '检查的编号，即结果页网址中的编号': 'Number of the inspection, as in the address of its page',
  '检查对象的代码；已撤下或期满的为空': 'Code of the inspected party; empty once withdrawn or ended',
  '检查对象名称，自然人已隐去': 'Name of the inspected party; natural persons are masked',
  '检查对象所在县（市、区）': 'County or district of the inspected party',
  依据的抽查任务: 'Task of the inspection',
  任务的第几轮抽取: 'Round of the task',
  '抽取的编号，即抽取页网址中的编号': 'Number of the draw, as in the address of its page',
  '各事项的结果，以分号分隔': 'Results of the items, parted by semicolons',
  处置方式: 'Action taken',
  '检查结束的日期，YYYY-MM-DD': 'Day on which the inspection ended, YYYY-MM-DD',
  '首次公示的日期，YYYY-MM-DD': 'Day of first publication, YYYY-MM-DD',
  '公示中、已撤下或公示期满': 'Public, withdrawn or ended',
  查询检查对象: 'Search for an inspected party',
  '按名称、名称的一部分或统一社会信用代码，查到被抽中过的对象与其历次检查。共 {0} 户，每夜更新。':
    'Find who has been drawn, with all of its inspections, by name, part of a name or unified social credit code. {0} {0|name|names}, updated every night.',
  名称或代码: 'Name or code',
  抽中年度: 'Year drawn',
  不限: 'Any',
  不用脚本也可以: 'Without JavaScript',
  '按公示次序列出；': ' in the order of publication',
  '列出每次抽中的全部对象；': ' with all targets of each',
  '每年一个文件，可以在表格软件中查找。': ', one file a year to search in a spreadsheet',
  检查告知: 'About this inspection',
  '{0}对您单位的一次“双随机”抽查：谁可以来、查什么、依据什么，以及怎样提出异议。':
    'A random inspection of you by {0}: who may come, what they inspect, under which law, and how to object.',
  其他权利: 'Your other rights',
  '执法人员少于两人，或者不出示执法证件、检查通知书的，您可以拒绝接受检查。':
    'If there are fewer than two officers, or they do not show their certificates and the notice, you may refuse the inspection.',
  '对检查结果有异议的，可以当场在笔录上写明，也可以在公示后':
    'If you disagree with the result, write it on the record at once, or once it is public ',
  '执法人员不得泄露您的商业秘密和个人信息，不得索取财物。':
    'Officers must not give away your business secrets or personal data, nor ask for money or goods.',
  '本页只供被检查人查阅，没有列入本网站的任何目录。请勿转发。':
    'This page is for the inspected party alone and is on no list of this site. Please do not pass it on.',
  待检查或检查中: 'To come, or under way',
  检查已结束: 'Over',
  本次检查已取消: 'This inspection has been called off',
  '{0}起取消。任何人以本次检查的名义上门的，您都可以拒绝，并请告知我们。':
    'Called off from {0}. If anyone comes in its name you may refuse; please tell us.',
  本次检查已结束: 'This inspection is over',
  '结果经审核后，自检查结束之日起 20 个工作日内在': 'Once reviewed, the result is published under ',
  '中公示。不会再有人以本次检查的名义上门，复查整改除外。':
    ' within 20 working days of the end of the inspection. Nobody will come again in its name, except to recheck what had to be put right.',
  执法人员有变更: 'The officers have changed',
  '{0}起，{1}不再参加本次检查{2}。请以下表为准。':
    'From {0} {1} no longer take part in this inspection{2}. The table below is right.',
  '，改由{0}参加': '; {0} come instead',
  '尚未送达；最迟在检查时当场送达': 'Not given yet; at the latest it is given at the inspection',
  没有事先告知: 'Not given beforehand',
  没有送达: 'Not given',
  检查期限: 'Inspection period',
  拟定检查日: 'Day planned',
  检查通知: 'Notice',
  '{0}，{1}送达': '{0}, given {1}',
  谁可以来: 'Who may come',
  '检查由不少于两名执法人员进行，下列以外的执法人员不得参加。可以有专家或辅助人员随同，但他们不是执法人员。':
    'At least two officers inspect; no others than these may take part. Experts or assistants may come along, but they are not officers.',
  '姓名（部分隐去）': 'Name (partly masked)',
  '执法人员待定。': 'The officers are not decided yet.',
  待定: 'not decided yet',
  查什么: 'What is inspected',
  检查事项及依据: 'Items and their legal basis',
  '不在上表的事项，不属于本次检查。': 'What is not in this table is no part of this inspection.',
  怎样核对证件: 'How to check their certificates',
  '请执法人员出示行政执法证和检查通知书；': 'Ask the officers to show their enforcement certificates and the notice.',
  '核对证件上的照片、姓名和有效期，证号应与上表一致；':
    'Check the photo, the name and the date of expiry; the number must be one of those in the table above.',
  '通知书上的二维码应打开本页，且网址以本网站开头；':
    'The code on the notice must open this page, at an address of this site.',
  '仍有疑问的，可以向{0}核实，核实清楚之前可以不接受检查。':
    'If you still have doubts, ask {0}; you need not accept the inspection before they are settled.',
  认为有人应当回避: 'If an officer should stay away',
  '执法人员与您单位或者本次检查有直接利害关系，可能影响公正的，您可以申请他回避（《行政处罚法》第四十三条）。由行政机关负责人决定；决定之前检查照常进行。':
    'If an officer has a direct interest in you or in this inspection that may affect fairness, you can ask that he or she stay away (Administrative Penalty Law, article 43). The head of the agency decides; the inspection goes on meanwhile.',
  '网上申请：': 'Online: ',
  填写申请: 'fill in the form',
  '，须用检查通知书上印的验证码；': ' with the code printed on your notice.',
  '书面或当场申请：交给执法人员，由其记录在案，或送交{0}。':
    'In writing or on the spot: to the officers, who put it on record, or to {0}.',
} as const
