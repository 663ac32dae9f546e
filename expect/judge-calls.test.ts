import { expect, test } from 'vitest'
import { type ExpectedCalls, judgeCalls } from './judge-calls.ts'
import { pathObservation } from './testdata.ts'

const presence = pathObservation()
const counting = pathObservation({ countedCalls: { 'br_forward.isra.0': 2, ip_forward: 0 } })

test.each<[string, ReturnType<typeof pathObservation>, ExpectedCalls, boolean, string, RegExp]>([
  ['on the path', presence, { br_forward: 'on the path' }, false, 'pass', /called as the spec says/],
  ['never', presence, { ip_forward: 0 }, false, 'pass', /1 function called/],
  ['absent', presence, { ip_forward: 'on the path' }, false, 'fail', /ip_forward not called .*needs kprobes/],
  [
    'present where 0',
    presence,
    { br_forward: 0 },
    false,
    'fail',
    /br_forward on the path, expected not called/,
  ],
  [
    'a number without kprobes',
    presence,
    { br_forward: 1 },
    false,
    'invalid',
    /cannot be counted here: no kprobes/,
  ],
  ['a number, .not, without kprobes', presence, { br_forward: 1 }, true, 'invalid', /cannot be counted here/],
  ['no symbol', presence, { br_gone: 'on the path' }, false, 'fail', /cannot be seen: inlined or renamed/],
  ['no symbol for 0', presence, { br_gone: 0 }, false, 'fail', /cannot be seen: inlined or renamed/],
  [
    'no symbol under .not',
    presence,
    { br_gone: 'on the path' },
    true,
    'fail',
    /cannot be seen: inlined or renamed/,
  ],
  ['.not and absent', presence, { ip_forward: 'on the path' }, true, 'pass', /./],
  ['.not and present', presence, { br_forward: 'on the path' }, true, 'fail', /expected not on the path/],
  ['a suffix', presence, { 'tcp_v4_rcv.constprop.0': 'on the path' }, false, 'pass', /./],
  ['counted', counting, { br_forward: 2, ip_forward: 0 }, false, 'pass', /2 functions/],
  ['counted wrong', counting, { br_forward: 1 }, false, 'fail', /br_forward 2 per round trip, expected 1/],
  ['counted, presence asked', counting, { br_forward: 'on the path' }, false, 'pass', /./],
  ['no table', presence, {}, false, 'invalid', /names no function/],
  ['NaN expected', presence, { br_forward: Number.NaN }, false, 'invalid', /no number of calls/],
])('%s', (_, observed, table, not, status, sentence) => {
  const { verdicts } = judgeCalls(observed, table, not)
  expect(verdicts).toHaveLength(1)
  expect(verdicts[0]).toMatchObject({ class: 'path', status })
  expect(verdicts[0]?.sentence).toMatch(sentence)
})

test('a function that takes no skb is not attributable, which is another answer', () => {
  const observed = pathObservation({
    symbols: { has: () => true, attributable: (name) => name !== 'schedule' },
  })
  expect(judgeCalls(observed, { schedule: 0 }).verdicts[0]?.sentence).toMatch(
    /cannot be seen: not attributable/,
  )
})

test('a count that contradicts the stacks is invalid, and so is NaN', () => {
  const contradiction = pathObservation({ countedCalls: { br_forward: 0 } })
  expect(judgeCalls(contradiction, { br_forward: 0 }).verdicts[0]).toMatchObject({ status: 'invalid' })
  const nan = pathObservation({ countedCalls: { br_forward: Number.NaN } })
  expect(judgeCalls(nan, { br_forward: 0 }).verdicts[0]).toMatchObject({ status: 'invalid' })
})

test('probes that are attached to nothing prove no absence', () => {
  const observed = pathObservation({ functions: { request: [], reply: [] } })
  expect(judgeCalls(observed, { br_forward: 0 }).verdicts[0]).toMatchObject({ status: 'invalid' })
})

test('the text marks the rows that are wrong', () => {
  expect(judgeCalls(presence, { br_forward: 0, br_handle_frame: 'on the path' }).text).toBe(
    '> br_forward: not called; on the path\n  br_handle_frame: on the path; on the path',
  )
})
