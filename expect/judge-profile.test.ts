import { expect, test } from 'vitest'
import type { ValidProfile } from '../baselines/observation.ts'
import type { ProfileBaseline } from '../baselines/schema.ts'
import { judgeCalls, type ExpectedCalls } from './judge-calls.ts'
import { callsOfProfile, judgeProfile } from './judge-profile.ts'

// A part of what a bridge on Debian 6.12 had.
const functions = {
  'br_forward [bridge]': [2, 82],
  nf_hook_slow: [22, 1198],
  tcp_rcv_established: [2],
  release_sock: [],
}
const before: ProfileBaseline = {
  ...{ schemaVersion: 1, kind: 'profile', target: 'debian-6.12+docker-26.1', mode: 'bridge' },
  subject: { kernel: '6.12.117', docker: '26.1.5' },
  emulator: 'QEMU 7.2.22',
  instructions: 57_444,
  subsystems: { bridge: 1464, netfilter: 1282 },
  functions,
}
const base: Omit<ValidProfile, 'baseline'> = {
  ...before,
  state: 'valid',
  notes: [],
  calls: {
    state: 'counted',
    perRoundTrip: { br_forward: 2, ip_forward: 0 },
    unstable: { release_sock: '5.07, 5.07, 5.07 per round trip in three pairs of bursts' },
    unseen: { show: 'this kernel has several functions of that name' },
  },
}
const found: ValidProfile['baseline'] = {
  state: 'found',
  baseline: before,
  file: 'bridge.profile.json',
  target: before.target,
  accepts: [],
  record: null,
}
const record = (): string => 'bridge.profile.json'
const judged = (
  now: ProfileBaseline['functions'],
  change: Partial<ValidProfile> = {},
): ReturnType<typeof judgeProfile> =>
  judgeProfile({ observes: 'profile', ...base, baseline: found, functions: now, ...change })

test('the same calls pass', () => {
  expect(judged(functions).verdicts).toMatchObject([{ class: 'path', status: 'pass' }])
})

test.each([
  [
    'more',
    { ...functions, 'br_forward [bridge]': [4, 164] },
    'br_forward [bridge]',
    '2 per round trip',
    '4 per round trip',
  ],
  ['none', { nf_hook_slow: [22, 1198] }, 'br_forward [bridge]', '2 per round trip', 'not called'],
  ['new', { ...functions, ip_forward: [2, 90] }, 'ip_forward', 'not called', '2 per round trip'],
])('calls that are %s fail, with the function', (_, now, where, expected, got) => {
  const { verdicts } = judged(now)
  expect(verdicts).toMatchObject([{ status: 'fail', acceptedBy: '-u' }])
  expect((verdicts[0] as { changes: unknown[] }).changes).toContainEqual({ where, expected, got })
})

test('what was not proved, there or here, is no change', () => {
  expect(judged({ ...functions, release_sock: [5] }).verdicts[0]?.status).toBe('pass')
  expect(judged({ ...functions, nf_hook_slow: [] }).verdicts[0]?.status).toBe('pass')
})

test('instructions of as many calls are told and do not decide; not with another emulator', () => {
  const now = { ...functions, nf_hook_slow: [22, 1220] }
  const { verdicts, notes } = judged(now)
  expect([verdicts[0]?.status, notes.join()]).toEqual([
    'pass',
    expect.stringContaining('nf_hook_slow 1198 -> 1220'),
  ])
  expect(judged(now, { emulator: 'QEMU 10.0' }).notes.join()).toBe(
    'instructions not compared: QEMU 7.2.22 in bridge.profile.json, QEMU 10.0 here',
  )
})

test('a first profile is recorded, a change where -u accepts it; in CI a missing one is no pass', () => {
  const missing = { ...found, state: 'missing' as const, baseline: undefined }
  expect(judged(functions, { baseline: { ...missing, record } })).toMatchObject({
    verdicts: [{ status: 'recorded' }],
    record: before,
  })
  expect(judged(functions, { baseline: missing })).toMatchObject({
    verdicts: [{ status: 'invalid' }],
    record: null,
  })
  const now = { ...functions, ip_forward: [2, 90] }
  expect(judged(now, { baseline: { ...found, accepts: ['path'], record } })).toMatchObject({
    verdicts: [{ status: 'recorded' }],
    record: { ...before, functions: now },
  })
})

test('a profile without a proved call is invalid, and so is one that could not be made', () => {
  expect(judged({ release_sock: [] }).verdicts).toMatchObject([{ status: 'invalid' }])
  const none = {
    state: 'invalid',
    mode: 'bridge',
    target: 't',
    reason: 'KVM runs the guest',
    attempts: 0,
  } as const
  expect(judgeProfile({ observes: 'profile', ...none }).verdicts).toMatchObject([
    { status: 'invalid', reason: 'KVM runs the guest' },
  ])
})

test.each<[ExpectedCalls, string, string]>([
  [{ br_forward: 2, ip_forward: 0, release_sock: 'on the path' }, 'pass', ''],
  [{ br_forward: 4 }, 'fail', '2 per round trip'],
  [{ ip_forward: 2 }, 'fail', 'not called'],
  [{ br_forward: 0 }, 'fail', '2 per round trip'],
  [{ show: 1 }, 'fail', 'this kernel has several functions of that name'],
  [{ no_such_function: 0 }, 'fail', 'inlined or renamed'],
  [{ release_sock: 5 }, 'invalid', 'others call it too'],
])('calls of a profile: %j is %s', (table, status, said) => {
  const observed = callsOfProfile({ observes: 'profile', ...base, baseline: found })
  const { verdicts, text } = judgeCalls(observed, table)
  expect(verdicts[0]?.status).toBe(status)
  expect(text + (verdicts[0]?.sentence ?? '')).toContain(said)
})

test('the largest change is told first, and twenty of many', () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at + 1}`, [2, 10 * (at + 1)]]))
  const [verdict] = judged({ ...functions, ...many }).verdicts
  expect(verdict).toMatchObject({
    status: 'fail',
    sentence: expect.stringContaining(
      'calls changed: f30 not called -> 2 per round trip and 29 more',
    ) as string,
  })
  const lines = judged({ ...functions, ...many }).text.split('\n')
  expect([lines.length, lines[1], lines.at(-1)]).toEqual([
    21,
    'f29 not called -> 2 per round trip',
    'and 10 more functions',
  ])
})
