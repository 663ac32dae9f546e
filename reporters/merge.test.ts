import { expect, test } from 'vitest'
import { mergeParts } from './merge.ts'
import { passing } from './testdata.ts'

const verdict = (what: string) =>
  ({ class: 'path', mode: 'bridge', what, sentence: what, status: 'pass' }) as const

test('the parts of one mode add up; the last of a field holds', () => {
  const parts = [
    { target: 'a', part: { mode: 'bridge', verdicts: [verdict('path')], fingerprint: 'old', notes: ['n'] } },
    {
      target: 'a',
      part: {
        mode: 'bridge',
        title: 'user-defined bridge',
        verdicts: [verdict('calls')],
        fingerprint: 'new',
        notes: ['n', 'm'],
      },
    },
  ]
  expect(mergeParts(parts)).toEqual([
    {
      mode: 'bridge',
      title: 'user-defined bridge',
      target: 'a',
      fingerprint: 'new',
      verdicts: [verdict('path'), verdict('calls')],
      notes: ['n', 'm'],
    },
  ])
})

test('a later part without a field takes nothing away, and the project decides the target', () => {
  const [report] = mergeParts([
    { target: 'a', part: passing },
    { target: 'a', part: { mode: 'bridge', verdicts: [] } },
  ])
  expect(report).toEqual({ ...passing, target: 'a' })
})

test('the same mode on two targets stays two', () => {
  const part = { mode: 'bridge', verdicts: [] }
  expect(
    mergeParts([
      { target: 'a', part },
      { target: 'b', part },
    ]).map((one) => one.target),
  ).toEqual(['a', 'b'])
})
