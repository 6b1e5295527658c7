import { describe, expect, it } from 'vitest'
import { recipients as reached } from '../../../functions/notifying/recipients.ts'
import { sampleDepartment, sampleLogins } from '../../../infra/local/seed/people.ts'

const recipients = (...asked: Parameters<typeof reached>) => reached(...asked).people
const people = sampleLogins().map(({ person }) => person)
const staff = { department: sampleDepartment, people }
const without = (...gone: string[]) => ({
  ...staff,
  people: people.map((person) => (gone.includes(person.id) ? { ...person, inactiveFrom: '2022-04-15' } : person)),
})

describe('who is reminded', () => {
  it('is everybody of the role that must act, then the head, then the leading group’s office', () => {
    expect(recipients('actor', { owedBy: 'approver' }, staff, '2022-04-15')).toEqual(['approver', 'head'])
    expect(recipients('head', { owedBy: 'clerk' }, staff, '2022-04-15')).toEqual(['head'])
    expect(recipients('leading-group', { owedBy: 'clerk' }, staff, '2022-04-15')).toEqual(['supervisor'])
  })

  it('is only the officers named, with the clerk where the clerk owes it', () => {
    const officers = ['SX0900-01', 'SX0900-02']

    expect(recipients('actor', { owedBy: 'officer', officers }, staff, '2022-04-15')).toEqual([
      'officer-01',
      'officer-02',
    ])
    expect(recipients('actor', { owedBy: 'clerk', officers }, staff, '2022-04-15')).toEqual([
      'clerk',
      'officer-01',
      'officer-02',
    ])
  })

  it('passes over who has left, from that day on, to the next one above', () => {
    expect(recipients('actor', { owedBy: 'clerk' }, without('clerk'), '2022-04-14')).toEqual(['clerk'])
    expect(recipients('actor', { owedBy: 'clerk' }, without('clerk'), '2022-04-15')).toEqual(['head'])
    expect(recipients('actor', { owedBy: 'clerk' }, without('clerk', 'head'), '2022-04-15')).toEqual(['supervisor'])
    expect(recipients('head', { owedBy: 'clerk' }, without('head'), '2022-04-15')).toEqual(['supervisor'])
  })

  it('is the leading group’s office where the department has no head, asked for what the missing one would do', () => {
    const headless = { ...staff, department: { ...sampleDepartment, head: 'nobody' } }
    const alone = { ...without('clerk'), department: headless.department }

    expect(reached('head', { owedBy: 'clerk' }, headless, '2022-04-15')).toEqual({
      people: ['supervisor'],
      chair: 'leading-group',
    })
    expect(reached('actor', { owedBy: 'clerk' }, headless, '2022-04-15')).toEqual({ people: ['clerk'], chair: 'actor' })
    expect(reached('actor', { owedBy: 'clerk' }, alone, '2022-04-15').chair).toBe('leading-group')
    expect(reached('actor', { owedBy: 'clerk' }, without('clerk'), '2022-04-15').chair).toBe('head')
  })

  it('is whoever supervises where the office’s contact has left, and he himself where nobody does', () => {
    const second = { id: 'second', name: '示例督导乙', roles: ['supervisor'], pseudonym: 'p-second' }
    const left = without('supervisor')

    expect(
      recipients('leading-group', { owedBy: 'clerk' }, { ...left, people: [...left.people, second] }, '2022-04-15'),
    ).toEqual(['second'])
    expect(recipients('leading-group', { owedBy: 'clerk' }, left, '2022-04-15')).toEqual(['supervisor'])
  })
})
