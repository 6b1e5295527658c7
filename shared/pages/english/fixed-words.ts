/** How to object, and the accessibility statement: pages that are built with the software. */
export const fixedWords = {
  '认为抽取不公、公示有误或者不应公示的，任何人都可以提出。':
    'Anyone who thinks that a draw was unfair, or that something published is wrong or should not be public, can say so.',
  怎样提出: 'How to object',
  '记下结果页或抽取页的网址，它指明是哪一次检查、哪一次抽取；':
    'Note the address of the page of the result or the draw: it says which one it is.',
  '向组织检查的部门书面提出，写明哪一处有误、依据是什么，并留下联系方式（联系方式不会公开）；':
    'Write to the department that inspects, saying what is wrong and why, and how to reach you (which is not published).',
  '部门核实后更正、撤下或者说明理由。':
    'The department looks into it, and corrects it, withdraws it or gives its reasons.',
  办理时限: 'Time limits',
  更正或撤下: 'Correction or withdrawal',
  '自得知有误之日起 3 个工作日内。页面保留，注明理由、得知日期与是否按期。':
    'Within 3 working days of becoming known. The page stays, with the reason, the day and whether it was on time.',
  原内容: 'What stood there',
  '内容不再公开，只保留其摘要，用来证明没有另行替换。':
    'It is no longer public. Only its digest stays, to prove that it was not replaced.',
  公示年限: 'How long results are public',
  '检查结果公示 5 年，自然人经营者 2 年，期满自动撤下。':
    '5 years, 2 for natural persons; then they are withdrawn by themselves.',
  其他途径: 'Other ways',
  '对行政处罚等决定不服的，可以依法申请行政复议或者提起行政诉讼，期限以决定书所载为准。提出异议不影响这些权利。':
    'Against a penalty or another decision you can ask for administrative reconsideration or go to court, within the time that the decision names. An objection does not touch these rights.',
  '本网站以《网页内容无障碍指南》（WCAG）2.2 AA 级为标准制作。':
    'This site is made to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA.',
  做到什么: 'What works',
  '不用脚本也能阅读全部页面；只有查询与在浏览器中核对抽取用到脚本。':
    'All pages can be read without JavaScript. Only the search, and checking a draw in the browser, use it.',
  '可以只用键盘；每页开头可以跳过导航；表格标明行与列，窄屏上改为卡片而含义不变。':
    'A keyboard is enough. Each page begins with a way past the navigation. Tables name their rows and columns, and mean the same as cards on a narrow screen.',
  '每幅图都有文字说明，图下附有同样的数据表。': 'Every chart is described, with the same figures in a table below.',
  '放大到 400%、宽 320 像素、深色显示与打印时都可以阅读。':
    'Pages can be read at 400% zoom, 320 pixels wide, in dark colours and on paper.',
  '不设时间限制，不闪动，不跟踪读者，不向第三方发送请求。':
    'There are no time limits, nothing flashes, readers are not tracked, and nothing is asked of third parties.',
  怎样检查: 'How we test',
  '每一种页面在发布前用 axe 自动检查，不得有任何一项不符；自动检查不能代替使用者的体验，尚未请使用读屏软件的读者逐页试用。':
    'Every kind of page is tested with axe before a release, and must not fail in any point. Automatic tests cannot stand in for users: readers with screen readers have not tried every page yet.',
  已知不足: 'What does not work',
  '检查依据与检查情况照录原文，用语未必浅显。':
    'Legal basis and findings are given in their own words, which may not be plain.',
  '英文页面译出界面与固定用语；名称、法律条文与各部门填写的文字仍为中文。':
    'English pages translate the interface and fixed terms. Names, laws and what departments write stay in Chinese.',
  '遇到障碍的，请按': 'If something stops you, tell us as described under ',
  '所述方式告知。': '.',
} as const
