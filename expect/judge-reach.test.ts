import { expect, test } from 'vitest'
import type { Ending } from '../baselines/observation.ts'
import { judgeReach } from './judge-reach.ts'
import { reachObservation } from './testdata.ts'

const drop: Ending = {
  packet: 'request',
  freedBy: 'nft_do_chain',
  reason: 'NETFILTER_DROP',
  netns: 'host',
  netdev: 'bridge',
}
const unanswered: Ending[] = [
  { ...drop, freedBy: 'neigh_invalidate', reason: 'NEIGH_FAILED', netns: 'client', netdev: 'eth0' },
  { packet: 'ARP request', lastSeenAt: 'netif_receive_skb', netns: 'host', netdev: 'bridge' },
]
const died = { endings: [drop] }
const failed = { reached: false, error: 'ETIMEDOUT' }

test.each([
  ['reached', {}, false, 'pass', 'bridge: client reaches server'],
  ['reached and must not', {}, true, 'fail', 'bridge: client reaches server and must not'],
  [
    'not reached',
    { ...failed, died },
    false,
    'fail',
    'bridge: client does not reach server: ETIMEDOUT; the request died in nft_do_chain (NETFILTER_DROP) on host bridge',
  ],
  [
    'no route: no packet was made',
    {
      ...failed,
      error: 'ENETUNREACH',
      died: { notSent: 'ENETUNREACH', netns: 'client' },
    },
    false,
    'fail',
    'bridge: client does not reach server: ENETUNREACH; no packet was made: connect found no route in the netns of client',
  ],
  [
    'its neighbour does not answer',
    { ...failed, died: { endings: unanswered } },
    false,
    'fail',
    'bridge: client does not reach server: ETIMEDOUT; the request died in neigh_invalidate (NEIGH_FAILED) on client eth0; nothing freed the ARP request, last seen at netif_receive_skb on host bridge',
  ],
  [
    'not known where',
    { ...failed, died: { unknown: 'no packet of the flow was seen' } },
    false,
    'fail',
    'bridge: client does not reach server: ETIMEDOUT; where it died is not known: no packet of the flow was seen',
  ],
  [
    'no listener',
    { ...failed, died: { endings: [{ ...drop, reason: null }] }, listenerAnswers: false as const },
    false,
    'fail',
    'bridge: client does not reach server: ETIMEDOUT; the request died in nft_do_chain on host bridge; server was not seen to answer anybody',
  ],
  ['isolated', failed, true, 'pass', 'bridge: client does not reach server (ETIMEDOUT), which answers host'],
  [
    'isolated, no proof',
    { ...failed, listenerAnswers: false as const },
    true,
    'invalid',
    'bridge: client does not reach server could not be measured: nobody got an answer from server, so that client did not reach it proves nothing',
  ],
])('%s', (_, more, not, status, sentence) => {
  expect(judgeReach(reachObservation(more), not).verdicts).toEqual([
    expect.objectContaining({ class: 'reachability', status, sentence }),
  ])
})

test('an invalid observation proves neither', () => {
  const observed = {
    state: 'invalid',
    mode: 'bridge',
    target: 'rack',
    reason: 'the client is gone',
    attempts: 1,
  } as const
  for (const not of [false, true])
    expect(judgeReach(observed, not).verdicts[0]).toMatchObject({ status: 'invalid' })
})
