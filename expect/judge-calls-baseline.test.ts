// Calls since the baseline: a part of judging a path.
import { expect, test } from 'vitest'
import type { CountedCalls } from '../baselines/observation.ts'
import { acceptedExact, judgePath } from './judge-path.ts'
import { bridgePath, exactBaseline, foundExact, missingExact, pathObservation } from './testdata.ts'

const counted: Extract<CountedCalls, { state: 'counted' }> = {
  state: 'counted',
  perRoundTrip: { br_forward: 2, veth_xmit: 4, ip_forward: 0 },
  unstable: { netif_rx: '0.04 per round trip is not 0' },
  unseen: { br_nf_forward: 'inlined or renamed (no such function can be traced)' },
}
const beforeOf = (calls: Record<string, number | null>): typeof foundExact => ({
  ...foundExact,
  baseline: { ...exactBaseline, calls },
})
const judged = (countedCalls: CountedCalls, calls: Record<string, number>): ReturnType<typeof judgePath> =>
  judgePath(pathObservation({ countedCalls, baseline: beforeOf(calls) }), bridgePath)
const ofCalls = (judgement: ReturnType<typeof judgePath>): unknown =>
  judgement.verdicts.find(({ what }) => what === 'calls')

test('the same calls pass, and what has no proof is told and not judged', () => {
  const judgement = judged(counted, { br_forward: 2, veth_xmit: 4, netif_rx: 4 })
  expect(ofCalls(judgement)).toMatchObject({ status: 'pass', class: 'path' })
  expect(judgement.notes).toContain('calls unstable, not judged: netif_rx')
})

test.each([
  ['more', { br_forward: 1, veth_xmit: 4 }, 'br_forward', '1 per round trip', '2 per round trip'],
  ['new', { br_forward: 2 }, 'veth_xmit', 'not called', '4 per round trip'],
  ['gone', { br_forward: 2, veth_xmit: 4, ip_forward: 2 }, 'ip_forward', '2 per round trip', 'not called'],
  [
    'inlined now',
    { br_forward: 2, veth_xmit: 4, br_nf_forward: 2 },
    'br_nf_forward',
    '2 per round trip',
    'cannot be seen: inlined or renamed (no such function can be traced)',
  ],
])('%s than before fails', (_, calls, where, expected, got) => {
  const judgement = judged(counted, calls)
  expect(ofCalls(judgement)).toMatchObject({ status: 'fail', changes: [{ where, expected, got }] })
  expect(judgement.text).toContain(`calls, against ${foundExact.file}:\n  ${where}: ${expected} -> ${got}`)
})

test('what the baseline has and cannot be counted any more is no pass', () => {
  const verdict = ofCalls(judged({ state: 'absent', reason: 'no kprobes' }, { br_forward: 2 }))
  expect(verdict).toMatchObject({ status: 'invalid' })
  expect(verdict).toMatchObject({
    sentence: expect.stringMatching(/cannot be counted: no kprobes/) as string,
  })
})

test('what had no proof then is not judged now', () => {
  const proved = { ...counted, perRoundTrip: { ...counted.perRoundTrip, netif_rx: 4 }, unstable: {} }
  const calls = { br_forward: 2, veth_xmit: 4 }
  const verdictOf = (before: Record<string, number | null>): unknown =>
    ofCalls(judgePath(pathObservation({ countedCalls: proved, baseline: beforeOf(before) }), bridgePath))
  expect(verdictOf({ ...calls, netif_rx: null })).toMatchObject({ status: 'pass' })
  expect(verdictOf(calls)).toMatchObject({ status: 'fail', changes: [{ where: 'netif_rx' }] })
})

test('a baseline without calls judges none', () => {
  expect(ofCalls(judgePath(pathObservation({ countedCalls: counted }), bridgePath))).toBeUndefined()
})

test('the baseline keeps what was counted and proved', () => {
  const fresh = acceptedExact(pathObservation({ countedCalls: counted, baseline: missingExact }))
  expect(fresh.calls).toEqual({ br_forward: 2, veth_xmit: 4, netif_rx: null })
  expect(acceptedExact(pathObservation({ baseline: missingExact }))).not.toHaveProperty('calls')
})
