import { fileKey, relativeHref } from '../../contract/site-paths.ts'
import { recordedView, whichView } from '../ceremony/witness-view.ts'
import { drawFiles, type Named, namedDraw } from './draw-files.ts'
import { button, element, input, say, show } from './element.ts'
import { contribute } from './send-words.ts'

/** The entry of the witness's page: shows the draw that the address names, and sends the words. */
const AGAIN = 3000

start()
addEventListener('hashchange', () => location.reload())

function start(): void {
  const named = namedDraw(location.hash)
  if (!named) {
    return say('status', '请用抽取人给您的链接或二维码打开本页，或请他念一遍网址。 Open the link that you were given.')
  }
  const form = element('give')
  input('code').value = named.code
  element('code-part').hidden = named.code !== ''
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(named, form)
  })
  say('status', '正在读取公开文件……')
  void look(named)
}

/** Until the draw is on the public site, and the witness can see to what he contributes. */
async function look(named: Named): Promise<void> {
  const draw = await drawFiles(named).view()
  if (!draw) {
    say('status', '还读不到这次抽取的公开清单，稍候自动再看。 Not published yet.')
    setTimeout(() => void look(named), AGAIN)
    return
  }
  show('which', whichView(draw))
  const open = draw.state === 'frozen'
  element('give').hidden = !open
  say(
    'status',
    open ? '' : draw.state === 'void' ? '本次抽取已作废，不再接受输入。' : '本次抽取已经完成，不再接受输入。',
  )
}

async function send(named: Named, form: HTMLElement): Promise<void> {
  const sending = button('send')
  const words = input('words').value
  sending.disabled = true
  say('status', '正在送出…… Sending…')
  say('answer', '')
  const outcome = await contribute({ ...named, code: input('code').value.trim() }, words)
  sending.disabled = false
  if ('refused' in outcome) return refused(outcome.refused)
  form.hidden = true
  say('status', '已记录。 Recorded.')
  show('recorded', recordedView({ ...outcome, words }, ceremonyHref(named)))
  element('verdict').focus()
  void look(named).then(() => {
    form.hidden = true
  })
}

/** The words stay where they were typed; the code can be seen and mended. */
function refused(why: string): void {
  say('status', '')
  say('answer', why)
  element('code-part').hidden = false
}

function ceremonyHref({ department, id }: Named): string {
  return `${relativeHref(fileKey('witness'), fileKey('ceremony'))}#${department}/${id}`
}
