import { describe, expect, it } from 'vitest'
import { allowedMoves, diagram, lifecycle, moved } from '../../shared/kernel/lifecycle.ts'

const letter = lifecycle({
  what: '信',
  en: 'The letter',
  states: { open: '拆开', sealed: '封好', burnt: '烧毁' },
  moves: {
    seal: { from: ['open'], to: 'sealed', zh: '封' },
    reopen: { from: ['sealed'], to: 'open', zh: '拆' },
    burn: { from: ['open', 'sealed'], to: 'burnt', zh: '烧' },
  },
})

describe('a lifecycle', () => {
  it('moves from one state to the next', () => {
    expect(moved(letter, { id: '1', state: 'open' }, 'seal')).toBe('sealed')
    expect(moved(letter, { id: '1', state: 'sealed' }, 'burn')).toBe('burnt')
  })

  it('refuses a move that the state does not allow, and says which it does', () => {
    const refuse = () => moved(letter, { id: '1', state: 'sealed' }, 'seal')

    expect(refuse).toThrow(
      expect.objectContaining({
        code: 'wrong-state',
        facts: { what: '信', id: '1', state: '封好', move: '封', allowed: ['拆', '烧'] },
        zh: '信“1”当前状态为“封好”，不能执行“封”；可执行的操作：拆、烧。',
        en: 'The letter "1" is in state "sealed" and cannot "seal"; it can: reopen, burn.',
      }),
    )
  })

  it('says of an end that nothing follows', () => {
    const refuse = () => moved(letter, { id: '1', state: 'burnt' }, 'reopen')

    expect(refuse).toThrow(expect.objectContaining({ en: expect.stringMatching(/it can: nothing\.$/) }))
    expect(allowedMoves(letter, 'burnt')).toEqual([])
  })

  it('is drawn as a Mermaid diagram', () => {
    expect(diagram(letter)).toBe(`stateDiagram-v2
  open: open 拆开
  sealed: sealed 封好
  burnt: burnt 烧毁
  open --> sealed: seal 封
  sealed --> open: reopen 拆
  open --> burnt: burn 烧
  sealed --> burnt: burn 烧`)
  })

  it('is drawn without hyphens in the names of its states, which Mermaid does not take', () => {
    const table = lifecycle({
      what: '信',
      states: { open: '拆开', 'sent-off': '寄出' },
      moves: { send: { from: ['open'], to: 'sent-off', zh: '寄' } },
    })

    expect(diagram(table)).toBe(`stateDiagram-v2
  open: open 拆开
  sent_off: sent-off 寄出
  open --> sent_off: send 寄`)
  })
})
