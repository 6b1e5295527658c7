import { fileKey, pageKey, relativeHref, twinKey } from '../../contract/site-paths.ts'
import { html } from '../html.ts'
import { askedView, officerOptions, visitNamed } from '../recusal-view.ts'
import type { VisitPageView } from '../visit-page.ts'
import { askRecusal } from './ask-recusal.ts'
import { type Named, namedDraw } from './draw-files.ts'
import { button, element, input, say, show } from './element.ts'

/** The entry of the page on which the inspected party asks for a recusal: shows the visit that the address names, and sends. */
start()
addEventListener('hashchange', () => location.reload())

function start(): void {
  const named = namedDraw(location.hash)
  if (!named)
    return say('status', '请从检查告知页进入本页：检查通知书上的二维码打开它。 Enter from the page of your notice.')
  say('status', '正在读取…… Reading…')
  void look(named)
  element('ask').addEventListener('submit', (event) => {
    event.preventDefault()
    void send(named)
  })
}

async function look({ department, id }: Named): Promise<void> {
  const view = await twin(department, id)
  if (!view) return say('status', '没有这次检查，或者网络不通。请核对通知书，稍后再试。 No such visit, or no network.')
  show('which', visitNamed(view))
  if (view.state !== 'expected') {
    return say('status', '检查已经开始、结束或取消，不能再从网上申请；请当场向执法人员提出。 Too late to ask here.')
  }
  say('status', '')
  show('officer', officerOptions(view))
  element('ask').hidden = false
}

async function twin(department: string, id: string): Promise<VisitPageView | undefined> {
  try {
    const address = new URL(`../${twinKey('visit', { department, id })}`, location.href)
    const response = await fetch(address, { cache: 'no-store' })
    return response.ok ? ((await response.json()) as VisitPageView) : undefined
  } catch {
    return undefined
  }
}

async function send(named: Named): Promise<void> {
  const sending = button('send')
  sending.disabled = true
  say('answer', '')
  say('status', '正在提交…… Sending…')
  const value = (id: string) => input(id).value.trim()
  const outcome = await askRecusal(named, {
    officerId: value('officer'),
    reason: value('reason'),
    applicant: value('applicant'),
    passcode: value('passcode'),
    ...(value('contact') ? { contact: value('contact') } : {}),
  })
  sending.disabled = false
  say('status', '')
  if ('refused' in outcome) return say('answer', outcome.refused)
  element('ask').hidden = true
  const back = relativeHref(fileKey('recusal'), pageKey('visit', { department: named.department, id: named.id }))
  show('recorded', html`${askedView(outcome)}<p><a href="${back}">回到检查告知页</a></p>`)
  element('recorded').focus()
}
