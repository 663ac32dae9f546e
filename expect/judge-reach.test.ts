import { expect, test } from 'vitest'
import { judgeReach } from './judge-reach.ts'
import { reachObservation } from './testdata.ts'

const died = { function: 'nft_do_chain', reason: 'NETFILTER_DROP', netns: 'host', netdev: 'bridge' }
const failed = { reached: false, error: 'ETIMEDOUT' }

test.each([
  ['reached', {}, false, 'pass', 'bridge: client reaches server'],
  ['reached and must not', {}, true, 'fail', 'bridge: client reaches server and must not'],
  [
    'not reached',
    { ...failed, died },
    false,
    'fail',
    'bridge: client does not reach server: ETIMEDOUT; the packet died in nft_do_chain (NETFILTER_DROP) on host bridge',
  ],
  [
    'no route: no packet was made',
    {
      ...failed,
      error: 'ENETUNREACH',
      died: { function: 'the route lookup of connect', reason: 'ENETUNREACH', netns: 'client', netdev: '' },
    },
    false,
    'fail',
    'bridge: client does not reach server: ENETUNREACH; the packet died in the route lookup of connect (ENETUNREACH) on client',
  ],
  [
    'no drop seen',
    failed,
    false,
    'fail',
    'bridge: client does not reach server: ETIMEDOUT; no drop was seen',
  ],
  [
    'no listener',
    { ...failed, died: { ...died, reason: null }, listenerAnswers: false as const },
    false,
    'fail',
    'bridge: client does not reach server: ETIMEDOUT; the packet died in nft_do_chain on host bridge; server was not seen to answer anybody',
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
