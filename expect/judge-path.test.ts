import { expect, test } from 'vitest'
import type { ExactBaseline } from '../baselines/schema.ts'
import { judgePath } from './judge-path.ts'
import { bridgePath, exactBaseline, foundExact, missingExact, pathObservation } from './testdata.ts'

const brief = (judgement: ReturnType<typeof judgePath>): string[] =>
  judgement.verdicts.map(({ what, status }) => `${what}: ${status}`)
const allPass = [
  'path: pass',
  'path since the baseline: pass',
  'functions: pass',
  'drops: pass',
  'platform: pass',
]

/** The bridge made promiscuous: it sees every packet itself. */
const promiscuous = {
  request: {
    'client eth0': bridgePath.request['client eth0']!,
    'host bridge': { netif_receive_skb: 1 },
    ...bridgePath.request,
  },
  reply: bridgePath.reply,
}

test('a path as the spec and the baseline say passes', () => {
  const judgement = judgePath(pathObservation(), bridgePath)
  expect(brief(judgement)).toEqual(allPass)
  expect(judgement).toMatchObject({ text: '', record: null })
})

test('a hop that is not in the table fails, is marked, and the new table is ready to paste', () => {
  const judgement = judgePath(pathObservation({ path: promiscuous }), bridgePath)
  expect(judgement.verdicts[0]).toMatchObject({
    status: 'fail',
    class: 'path',
    sentence:
      'bridge: the path is not as the spec says in 1 row of 17: request host bridge netif_receive_skb not in the table -> 1',
    changes: [{ where: 'request host bridge netif_receive_skb', expected: 'not in the table', got: '1' }],
  })
  expect(judgement.text).toContain(
    [
      '  request',
      '    client eth0',
      '      net_dev_queue       1',
      '      net_dev_start_xmit  1',
      '    host bridge',
      '>     netif_receive_skb   not in the table -> 1',
      '    host veth(client)',
    ].join('\n'),
  )
  expect(judgement.text).toContain(
    [
      "    'client eth0': { net_dev_queue: 1, net_dev_start_xmit: 1 },",
      "    'host bridge': { netif_receive_skb: 1 },",
    ].join('\n'),
  )
  expect(brief(judgement)[1]).toBe('path since the baseline: fail')
})

test('a missing hop, another number and a row that says any', () => {
  const table = {
    request: {
      ...bridgePath.request,
      'host bridge': { netif_rx: 1 },
      'client eth0': { net_dev_queue: 2, net_dev_start_xmit: 'any' as const },
    },
    reply: { ...bridgePath.reply, 'server eth0': 'any' as const, 'host lo': 'any' as const },
  }
  const judgement = judgePath(pathObservation(), table)
  expect(judgement.verdicts[0]).toMatchObject({
    status: 'fail',
    changes: [
      { where: 'request client eth0 net_dev_queue', expected: '2', got: '1' },
      { where: 'request host bridge netif_rx', expected: '1', got: 'not seen' },
    ],
  })
  // what says any stays any in what is to be pasted
  expect(judgement.text).toContain("'client eth0': { net_dev_queue: 1, net_dev_start_xmit: 'any' },")
  expect(judgement.text).toContain("'server eth0': 'any',")
})

test('a zero in the table is the same as no event', () => {
  const table = { ...bridgePath, request: { ...bridgePath.request, 'host bridge': { netif_rx: 0 } } }
  expect(judgePath(pathObservation(), table).verdicts[0]?.status).toBe('pass')
})

test('functions, drops and platform are judged by the baseline, with what differs beside', () => {
  const judgement = judgePath(
    pathObservation({
      functions: {
        request: ['br_forward', 'br_handle_frame', 'nft_do_chain', 'tcp_v4_rcv.isra.0'],
        reply: ['br_handle_frame', 'tcp_v4_rcv'],
      },
      drops: [{ function: 'nft_do_chain', reason: null, hop: 'host bridge', perRoundTrip: 1 }],
      subject: { kernel: '6.12.1', docker: '26.1.5' },
      platform: { 'host bridge mtu': 1500, 'client sysctl net.bridge.bridge-nf-call-iptables': 0 },
    }),
    bridgePath,
  )
  expect(brief(judgement)).toEqual([
    'path: pass',
    'path since the baseline: pass',
    'functions: fail',
    'drops: fail',
    'platform: fail',
  ])
  expect(judgement.verdicts[2]).toMatchObject({
    acceptedBy: '-u',
    changes: [
      { where: 'request nft_do_chain', expected: 'not on the path', got: 'on the path' },
      { where: 'reply br_forward', expected: 'on the path', got: 'not on the path' },
    ],
    beside: [
      { where: 'kernel', expected: '6.1.0', got: '6.12.1' },
      { where: 'client sysctl net.bridge.bridge-nf-call-iptables', expected: '1', got: '0' },
    ],
  })
  expect(judgement.verdicts[3]).toMatchObject({
    changes: [{ where: 'host bridge nft_do_chain (no reason)', got: '1 per round trip' }],
  })
  expect(judgement.verdicts[4]).toMatchObject({ class: 'platform' })
  expect(judgement.text).toContain('What else differs from the baseline:\n  kernel: 6.1.0 -> 6.12.1')
})

test('what did not repeat is noted and never gates', () => {
  const judgement = judgePath(
    pathObservation({
      functions: { request: ['br_handle_frame', 'tcp_v4_rcv'], reply: exactBaseline.functions.reply },
      unstableFunctions: ['br_forward'],
      unstable: [{ where: 'reply client lo netif_rx', expected: 'a multiple', got: '1, 1, 2' }],
    }),
    bridgePath,
  )
  expect(brief(judgement)).toEqual(allPass)
  expect(judgement.notes).toEqual([
    'unstable, not judged: reply client lo netif_rx (a multiple; 1, 1, 2)',
    'unstable, not judged: br_forward',
  ])
})

test('a row of the table without a proved count could not be measured, and is never a change', () => {
  // One delayed ACK in one burst: every hop of the reply has a packet more than a multiple.
  const unstable = Object.entries(bridgePath.reply).flatMap(([hop, events]) =>
    Object.keys(events).map((tracepoint) => ({
      where: `reply ${hop} ${tracepoint}`,
      expected: 'a whole number, three times of three',
      got: '1.0435 per round trip is not 1',
    })),
  )
  const observed = pathObservation({
    path: { request: bridgePath.request, reply: {} },
    unstable,
    attempts: 3,
  })
  const { verdicts, record } = judgePath(observed, bridgePath)
  expect(verdicts.map(({ what, status }) => `${what}: ${status}`)).toEqual([
    'path: invalid',
    ...allPass.slice(1),
  ])
  expect(verdicts[0]).toMatchObject({
    reason:
      '8 rows of the table have no proved count: reply server eth0 net_dev_queue: 1.0435 per round trip is not 1 (tried 3 times)',
  })
  expect(record).toBeNull()
  const also = judgePath({ ...observed, path: { ...promiscuous, reply: {} } }, bridgePath)
  expect(also.verdicts[0]).toMatchObject({
    status: 'fail',
    changes: [{ where: 'request host bridge netif_receive_skb' }],
  })
  const nothing = judgePath(
    { ...observed, path: { request: {}, reply: {} } },
    { request: {}, reply: bridgePath.reply },
  )
  expect(nothing.verdicts[0]).toMatchObject({
    status: 'invalid',
    reason: expect.stringContaining('no proved count') as string,
  })
})

test('a drop whose number is not proved is no change', () => {
  const drop = {
    function: 'nf_hook_slow',
    reason: 'NETFILTER_DROP',
    hop: 'request host bridge',
    perRoundTrip: 1,
  }
  const baseline = { ...foundExact, baseline: { ...exactBaseline, drops: [drop] } }
  const where = 'request host bridge nf_hook_slow (NETFILTER_DROP)'
  const unstable = [{ where, expected: 'a whole number', got: '0.5 per round trip is not 1' }]
  expect(brief(judgePath(pathObservation({ baseline, unstable }), bridgePath))).toEqual(allPass)
  expect(brief(judgePath(pathObservation({ baseline }), bridgePath))[3]).toBe('drops: fail')
})

test.each([
  [
    'nothing seen',
    { path: { request: {}, reply: {} } },
    /not one event was seen in 46 round trips: the probes are attached to nothing/,
  ],
  ['only zeros', { path: { request: { 'client eth0': { netif_rx: 0 } }, reply: {} } }, /not one event/],
  ['NaN', { path: { request: { 'client eth0': { netif_rx: Number.NaN } }, reply: {} } }, /no whole number/],
  ['no workload', { roundTrips: 0 }, /made 0 round trips/],
])('%s is invalid, also for a table that would agree', (_, more, reason) => {
  const observed = pathObservation(more)
  const judgement = judgePath(observed, observed.path)
  expect(judgement.verdicts).toEqual([expect.objectContaining({ status: 'invalid', class: 'path' })])
  expect(judgement.verdicts[0]?.sentence).toMatch(reason)
  expect(judgement.record).toBeNull()
})

test('an invalid observation says why and how often it was tried', () => {
  const observed = {
    state: 'invalid',
    mode: 'bridge',
    target: 'rack',
    reason: 'the tracer lost 3 events',
    attempts: 3,
  } as const
  expect(judgePath(observed, bridgePath).verdicts).toEqual([
    expect.objectContaining({
      status: 'invalid',
      sentence: 'bridge: path could not be measured: the tracer lost 3 events (tried 3 times)',
    }),
  ])
})

const record = (): string => ''
test('a first run records when the table of the spec holds, and only then', () => {
  const baseline = { ...missingExact, record }
  const first = judgePath(pathObservation({ baseline }), bridgePath)
  expect(brief(first)).toEqual(['path: pass', 'path since the baseline: recorded'])
  expect(first.record).toEqual(exactBaseline)
  const broken = judgePath(pathObservation({ baseline, path: promiscuous }), bridgePath)
  expect(brief(broken)).toEqual(['path: fail'])
  expect(broken.record).toBeNull()
})

test('under CI a missing baseline is noted, the table still gates', () => {
  const judgement = judgePath(pathObservation({ baseline: missingExact }), bridgePath)
  expect(brief(judgement)).toEqual(['path: pass'])
  expect(judgement.notes).toEqual([
    'no baseline baselines/rack/bridge.json: functions, drops and platform were not compared',
  ])
})

test('a "before" that lacks the mode could not be compared: functions and drops gate', () => {
  const baseline = { ...missingExact, mustStand: true }
  const judgement = judgePath(pathObservation({ baseline }), bridgePath)
  expect(brief(judgement)).toEqual(['path: pass', 'path since the baseline: invalid'])
  expect(judgement.verdicts[1]).toMatchObject({
    class: 'path',
    sentence:
      'bridge: path since the baseline could not be measured: there is no baseline baselines/rack/bridge.json: correct SKBENCH_BASELINES, or bring the file back from where it was recorded; -u here would record the state of now: only before an upgrade',
  })
  expect(judgement.notes).toEqual([])
})

const old: ExactBaseline = {
  ...exactBaseline,
  functions: { request: ['gone'], reply: [] },
  platform: { old: 1 },
}
test('-u takes over every change, and says what', () => {
  const baseline = { ...foundExact, baseline: old, record, accepts: ['path', 'platform'] as const }
  const judgement = judgePath(pathObservation({ baseline }), bridgePath)
  expect(brief(judgement)).toEqual([
    'path: pass',
    'path since the baseline: pass',
    'functions: recorded',
    'drops: pass',
    'platform: recorded',
  ])
  expect(judgement.record).toEqual(exactBaseline)
})

test('SKBENCH_ACCEPT=platform takes over the platform; the functions are judged and stay', () => {
  const baseline = { ...foundExact, baseline: old, record, accepts: ['platform'] as const }
  const judgement = judgePath(pathObservation({ baseline }), bridgePath)
  expect(brief(judgement)).toContain('functions: fail')
  expect(judgement.record).toMatchObject({ functions: old.functions, platform: exactBaseline.platform })
})

test('-u does not accept what breaks the table of the spec', () => {
  const baseline = { ...foundExact, baseline: old, record, accepts: ['path', 'platform'] as const }
  const judgement = judgePath(pathObservation({ baseline, path: promiscuous }), bridgePath)
  expect(brief(judgement)).toContain('functions: fail')
  expect(judgement.verdicts.every((one) => !('acceptedBy' in one))).toBe(true)
  expect(judgement.record).toBeNull()
})
