import type { Named } from './draw-files.ts'
import { apiUrl, postOnce, problemOf } from './send-words.ts'

export interface Asking {
  readonly officerId: string
  readonly reason: string
  readonly applicant: string
  readonly contact?: string
  readonly passcode: string
}

export type Asked = { readonly officerId: string; readonly state: string; readonly declaredAt: string }

/** Sends the request; what was typed stays in the form whatever comes back. */
export async function askRecusal(
  { department, id }: Named,
  asking: Asking,
): Promise<Asked | { readonly refused: string }> {
  const url = `${apiUrl()}/visits/${encodeURIComponent(id)}/recusals`
  const response = await postOnce(url, JSON.stringify({ department, ...asking }))
  if (!response) return { refused: '没有提交：网络不通。您填的内容还在，请再按一次“提交申请”。 Not sent: no network.' }
  if (response.ok) return (await response.json()) as Asked
  const { type, title } = await problemOf(response)
  if (type === 'not-found') {
    return {
      refused: '验证码不对，请对照检查通知书重新输入；字母 O 与数字 0 不必区分。 The code is not that of your notice.',
    }
  }
  return { refused: title ?? `没有提交：服务暂时不能应答（${response.status}），请稍后再试。` }
}
