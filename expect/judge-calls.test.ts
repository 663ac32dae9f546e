import { expect, test } from 'vitest'
import { type ExpectedCalls, judgeCalls } from './judge-calls.ts'
import { pathObservation } from './testdata.ts'

const presence = pathObservation()
const counting = pathObservation({
  countedCalls: {
    state: 'counted',
    perRoundTrip: { br_forward: 2, ip_forward: 0, veth_xmit: 4, netif_rx: 0, __netif_rx: 4 },
    unstable: { tcp_v4_rcv: '2.04 per round trip is not 2', tcp_ack: '0.04 per round trip is not 0' },
    unseen: { br_nf_forward: 'inlined or renamed (no such function can be traced)' },
    beside: { ip6_output: 2 },
  },
})

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
  [
    'counted wrong',
    counting,
    { br_forward: 1 },
    false,
    'fail',
    /br_forward 2 per round trip, expected 1 per round trip/,
  ],
  ['counted none', counting, { ip_forward: 2 }, false, 'fail', /ip_forward not called, expected 2 per/],
  ['counted some', counting, { veth_xmit: 0 }, false, 'fail', /veth_xmit 4 per round trip, expected not/],
  ['counted, .not', counting, { br_forward: 1 }, true, 'pass', /./],
  ['counted, presence asked', counting, { br_forward: 'on the path' }, false, 'pass', /./],
  [
    'inlined, counted',
    counting,
    { br_nf_forward: 2 },
    false,
    'fail',
    /br_nf_forward cannot be seen: inlined/,
  ],
  ['inlined, 0', counting, { br_nf_forward: 0 }, false, 'fail', /br_nf_forward cannot be seen: inlined/],
  ['left by a tail call', counting, { ip6_output: 'on the path' }, false, 'pass', /./],
  ['no proof', counting, { tcp_v4_rcv: 2 }, false, 'invalid', /not attributable, others call it too: 2.04/],
  ['no proof, presence asked', counting, { tcp_v4_rcv: 'on the path' }, false, 'pass', /./],
  ['no proof, 0', counting, { tcp_ack: 0 }, false, 'pass', /./],
  ['not asked', counting, { br_handle_frame: 2 }, false, 'invalid', /not counted: give toCall its number/],
  ['two names', counting, { 'netif_rx or __netif_rx': 4 }, false, 'pass', /1 function/],
  [
    'two names, wrong',
    counting,
    { 'netif_rx or __netif_rx': 2 },
    false,
    'fail',
    /netif_rx or __netif_rx 4 per/,
  ],
  ['two names, one there', counting, { 'br_nf_forward or br_forward': 2 }, false, 'pass', /./],
  ['two names, none there', counting, { 'br_nf_forward or br_gone': 0 }, false, 'fail', /cannot be seen/],
  ['two names, presence', presence, { 'br_gone or ip_forward': 0 }, false, 'pass', /./],
  [
    'two names, present',
    presence,
    { 'ip_forward or br_forward': 0 },
    false,
    'fail',
    /on the path, expected not/,
  ],
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

test('where nothing can be counted a number is shown and judges nothing, whatever the kernel lacks', () => {
  const table = { br_forward: 2, br_gone: 4 }
  const note = 'br_forward, br_gone: calls cannot be counted here: no kprobes'
  for (const not of [false, true])
    expect(judgeCalls(presence, table, not)).toMatchObject({ verdicts: [], notes: [note] })
  const beside = judgeCalls(presence, { ...table, ip_forward: 0 })
  expect(beside).toMatchObject({ verdicts: [{ status: 'pass' }], notes: [note] })
  expect(beside.verdicts[0]?.sentence).toMatch(/1 function called/)
  expect(judgeCalls(presence, { ...table, br_handle_frame: 0 }).text).toBe(
    [
      '  br_forward: 2 per round trip; cannot be counted here: no kprobes',
      '  br_gone: 4 per round trip; cannot be counted here: no kprobes',
      '> br_handle_frame: not called; on the path',
    ].join('\n'),
  )
})

test('a count that contradicts the stacks is invalid, and so is one that is no whole number', () => {
  const counted = (calls: number): ReturnType<typeof pathObservation> =>
    pathObservation({
      countedCalls: { state: 'counted', perRoundTrip: { br_forward: calls }, unstable: {}, unseen: {} },
    })
  for (const calls of [0, Number.NaN, 1.5])
    expect(judgeCalls(counted(calls), { br_forward: 0 }).verdicts[0]).toMatchObject({ status: 'invalid' })
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
