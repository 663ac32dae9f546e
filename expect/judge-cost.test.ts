import { describe, expect, test } from 'vitest'
import type { CostReport, GatedQuantity } from '../baselines/report.ts'
import type { BootCost, CostBaseline } from '../baselines/schema.ts'
import { costWithBoot } from './boots.ts'
import { judgeCost } from './judge-cost.ts'
import { costBaseline, costObservation, costReport, foundCost, missingCost, quantity } from './testdata.ts'

const brief = (observed: Parameters<typeof judgeCost>[0]): string[] =>
  judgeCost(observed).verdicts.map(({ what, status }) => `${what}: ${status}`)
const report = costReport()
const [control, subject, added] = report.gated as [never, never, never]
const unchanged = subject as GatedQuantity
const record = (): string => ''

test('three quantities, three verdicts', () => {
  expect(brief(costObservation())).toEqual(['control: pass', 'subject: pass', 'added cost: pass'])
})

test('a failure says how much, how sure, and what the run could have seen', () => {
  const gated = [control, subject, quantity('added cost', 4500, 700, 'fail')]
  const judgement = judgeCost(
    costObservation({ report: costReport({ gated }), subject: { kernel: '6.12.1', docker: '26.1.5' } }),
  )
  expect(judgement.verdicts[2]).toMatchObject({
    status: 'fail',
    sentence:
      'bridge: added cost 4.50 µs -> 5.20 µs (+0.70 µs ± 0.05 µs, margin 0.20 µs, smallest detectable 0.29 µs)',
    changes: [{ where: 'added cost', expected: 'at most 4.70 µs', got: '5.20 µs' }],
    beside: [{ where: 'kernel', expected: '6.1.0', got: '6.12.1' }],
    acceptedBy: '-u',
  })
})

test('a cost of the virtual clock is said in instructions, and compared under emulators that count alike only', () => {
  const emulated = (version: string) => ({ ...costBaseline.identity, emulator: `QEMU ${version}, TCG` })
  const baseline = { ...foundCost, baseline: { ...costBaseline, identity: emulated('7.2.22') } }
  const gated = [control, subject, quantity('added cost', 25_140, 1376, 'fail')]
  const counted = costReport({ gated, clock: 'virtual' })
  const observed = costObservation({ baseline, report: counted, identity: emulated('7.2.22') })
  expect(judgeCost(observed).verdicts[2]?.sentence).toBe(
    'bridge: added cost 25 140 instructions -> 26 516 instructions (+1 376 instructions ± 50 instructions, margin 200 instructions, smallest detectable 290 instructions)',
  )
  expect(JSON.stringify(judgeCost(observed))).not.toContain('µs')
  const alike = judgeCost({ ...observed, identity: emulated('10.0.13') }).verdicts
  expect(alike.map(({ status }) => status)).toEqual(judgeCost(observed).verdicts.map(({ status }) => status))
  const other = judgeCost({ ...observed, identity: emulated('9.1.0') }).verdicts
  expect(other.map(({ status, sentence }) => [status, sentence])).toEqual([
    [
      'inconclusive',
      expect.stringMatching(/another emulator or none: QEMU 7\.2 or 10\.0, TCG, and now QEMU 9\.1\.0, TCG/),
    ],
  ])
})

test('mitigations that another kernel chose on the same emulated CPU are part of its cost; else they are other hardware', () => {
  const emulated = { ...costBaseline.identity, emulator: 'QEMU 7.2.22, TCG' }
  const others = { ...emulated, mitigations: '#374c38bf2e71' }
  const baseline = { ...foundCost, baseline: { ...costBaseline, identity: emulated } }
  const counted = costReport({
    gated: [control, subject, quantity('added cost', 25_140, 1376, 'fail')],
    clock: 'virtual',
  })
  const upgraded = { kernel: '7.3.4', docker: costBaseline.subject.docker }
  const observed = costObservation({ baseline, report: counted, identity: others, subject: upgraded })
  const { verdicts, notes } = judgeCost(observed)
  expect(verdicts.map(({ status }) => status)).toEqual(['pass', 'pass', 'fail'])
  const [, , failed] = verdicts
  expect(failed && 'beside' in failed ? failed.beside : []).toContainEqual({
    ...{ where: 'mitigations', expected: costBaseline.identity.mitigations, got: '#374c38bf2e71' },
  })
  expect(notes.join()).toMatch('chose other mitigations')
  const restarted = costObservation({ baseline, report: counted, identity: others })
  expect(brief(restarted)).toEqual(['cost: inconclusive'])
  const { emulator, ...hardware } = others
  const onHardware = costObservation({ report: costReport(), identity: hardware, subject: upgraded })
  expect(emulator).toBeDefined()
  expect(brief(onHardware)).toEqual(['cost: inconclusive'])
})

test('an interval that holds the margin is inconclusive and says why it ended', () => {
  const gated = [control, subject, quantity('added cost', 4500, 190, 'inconclusive')]
  const verdict = judgeCost(costObservation({ report: costReport({ gated, stopped: 'budget ended' }) }))
    .verdicts[2]
  expect(verdict?.sentence).toMatch(
    /^bridge: added cost inconclusive: the budget ended before .*smallest detectable 0\.29/,
  )
})

const bad = (more: Parameters<typeof costReport>[0]): ReturnType<typeof costObservation> =>
  costObservation({ report: costReport(more) })
test.each([
  ['empty', bad({ subjectNs: { ...report.subjectNs, setUps: [] } }), 'invalid', /nothing was measured/],
  ['no set-up', bad({ setUps: 0 }), 'invalid', /nothing was measured/],
  [
    'one sample',
    bad({ setUps: 1, controlNs: { ...report.controlNs, setUps: [6400] } }),
    'invalid',
    /1 of at least 3 set-ups/,
  ],
  ['NaN', bad({ addedNs: { ...report.addedNs, centre: Number.NaN } }), 'invalid', /not a number/],
  [
    'NaN in a gate',
    bad({ gated: [control, subject, { ...(added as object), differenceNs: Number.NaN } as never] }),
    'invalid',
    /not a number/,
  ],
  ['no time', bad({ subjectNs: { ...report.subjectNs, setUps: [0, 1, 1] } }), 'invalid', /took no time/],
  ['a quantity left out', bad({ gated: [control, subject] }), 'invalid', /added cost was not judged/],
  [
    'not compared',
    bad({ gated: [control, subject, { ...(added as object), baselineNs: null } as never] }),
    'invalid',
    /was not compared/,
  ],
  [
    'recorded by the arithmetic',
    bad({ gated: [control, subject, quantity('added cost', 4500, 0, 'recorded')] }),
    'invalid',
    /ended as 'recorded'/,
  ],
  [
    'a baseline 20 times slower',
    bad({
      gated: [
        quantity('control', 128000, -121600, 'pass'),
        quantity('subject', 218000, -207100, 'pass'),
        added,
      ],
    }),
    'invalid',
    /the baseline .*json cannot be right for this machine: control 6\.40 µs is 20\.0 times below its 128\.00 µs; record it again with -u before anything is changed: /,
  ],
  [
    'a baseline just over twice as slow: the threshold of stats',
    bad({ gated: [quantity('control', 13000, -6600, 'pass'), subject, added] }),
    'invalid',
    /control 6\.40 µs is 2\.0 times below its 13\.00 µs/,
  ],
  [
    'a noisy machine',
    bad({ aa: { differenceNs: 300, halfWidthNs: 20, boundNs: 100, withinBounds: false } }),
    'inconclusive',
    /the machine is noisy: the control differs from itself by 0\.30 µs/,
  ],
  [
    'another CPU',
    costObservation({ identity: { ...costBaseline.identity, cpuModel: 'Xeon' } }),
    'inconclusive',
    /the baseline .*bridge\.cost\.json was recorded on other hardware: cpuModel was EPYC, is Xeon; costs compare on that hardware only, and -u here would record the state of now$/,
  ],
  [
    'another frequency',
    costObservation({ measuredSpinNs: 14000 }),
    'inconclusive',
    /spin on a quiet CPU was 10000 ns, is 14000 ns/,
  ],
  ['another placement', bad({ placement: 'two CPUs' }), 'inconclusive', /placement was one CPU, is two CPUs/],
  [
    'no baseline under CI',
    costObservation({ baseline: missingCost }),
    'invalid',
    /there is no baseline .*bridge\.cost\.json; record one with -u, which writes the state of now: only before an upgrade$/,
  ],
  [
    'no baseline in a directory that was named',
    costObservation({ baseline: { ...missingCost, mustStand: true } }),
    'invalid',
    /there is no baseline .*bridge\.cost\.json: correct SKBENCH_BASELINES, or bring the file back .*-u here would record the state of now: only before an upgrade$/,
  ],
])('%s never passes', (_, observed, status, sentence) => {
  const { verdicts, record: written } = judgeCost(observed)
  const broken = verdicts.filter((verdict) => verdict.status !== 'pass')
  expect(broken).toEqual([expect.objectContaining({ status })])
  expect(broken[0]?.sentence).toMatch(sentence)
  expect(written).toBeNull()
})

test('a first run records and is no pass', () => {
  const judgement = judgeCost(costObservation({ baseline: { ...missingCost, record } }))
  expect(judgement.verdicts).toEqual([expect.objectContaining({ status: 'recorded' })])
  expect(judgement.record?.boots).toEqual([
    expect.objectContaining({ bootId: 'boot-2', subjectNs: [10890, 10900, 10910] }),
  ])
})

test('a noisy machine records nothing', () => {
  const aa = { differenceNs: 300, halfWidthNs: 20, boundNs: 100, withinBounds: false }
  expect(
    judgeCost(costObservation({ report: costReport({ aa }), baseline: { ...missingCost, record } })).record,
  ).toBeNull()
})

const accepting = { ...foundCost, record, accepts: ['cost'] as const }
const bootIds = (observed: Parameters<typeof costWithBoot>[0]): string[] =>
  costWithBoot(observed).baseline.boots.map(({ bootId }) => bootId)
test('-u adds this boot while the costs stay within the margin, else it replaces', () => {
  expect(brief(costObservation({ baseline: accepting }))).toEqual(['cost: recorded'])
  expect(bootIds(costObservation())).toEqual(['boot-1', 'boot-2'])
  expect(bootIds(costObservation({ boot: { date: 'd', bootId: 'boot-1' } }))).toEqual(['boot-1'])
  expect(bootIds(bad({ gated: [control, subject, quantity('added cost', 4500, 700, 'fail')] }))).toEqual([
    'boot-2',
  ])
  // an improvement beyond the margin is another cost too
  expect(bootIds(bad({ gated: [control, subject, quantity('added cost', 4500, -700, 'pass')] }))).toEqual([
    'boot-2',
  ])
  expect(bootIds(costObservation({ identity: { ...costBaseline.identity, cpuModel: 'Xeon' } }))).toEqual([
    'boot-2',
  ])
})

test('ten boots are kept, the oldest goes', () => {
  const boots = Array.from({ length: 10 }, (_, i) => ({ ...costBaseline.boots[0]!, bootId: `old-${i}` }))
  const ids = bootIds(costObservation({ baseline: { ...foundCost, baseline: { ...costBaseline, boots } } }))
  expect(ids).toHaveLength(10)
  expect([ids[0], ids[9]]).toEqual(['old-1', 'boot-2'])
})

test('a baseline has tenths: the mean of some bursts has digits without end', () => {
  const setUps = report.subjectNs.setUps.map((one) => one + 1 / 3)
  const observed = costObservation({ report: costReport({ subjectNs: { ...report.subjectNs, setUps } }) })
  expect(costWithBoot(observed).baseline.boots.at(-1)?.subjectNs).toEqual(
    report.subjectNs.setUps.map((one) => one + 0.3),
  )
})

test('a boot with the 10 % quantile does not join one without, which would keep it from being judged', () => {
  const setUps = report.subjectNs.setUps
  const counted = costReport({ subjectNs: { ...report.subjectNs, p10SetUps: setUps } })
  const observed = costObservation({ baseline: accepting, report: counted })
  expect(costWithBoot(observed).baseline.boots).toMatchObject([{ bootId: 'boot-2', subjectP10Ns: setUps }])
})

test('a 10 % quantile that no later run could be judged by is left out, and it is told', () => {
  const setUps = report.subjectNs.setUps
  const p10SetUps = setUps.map((one, i) => (i % 3 === 0 ? 0.8 * one : one))
  const counted = costReport({ clock: 'virtual', subjectNs: { ...report.subjectNs, p10SetUps } })
  const { record, notes } = judgeCost(costObservation({ baseline: accepting, report: counted }))
  expect(record?.boots.at(-1)?.subjectP10Ns).toBeUndefined()
  expect(notes.at(-1)).toMatch(/^recorded without the 10 % quantile: .*subject p10.* \d+ %/)
})

/** So many set-ups of a bridge that are `spreadNs` apart from one to the next. */
const boot = (setUps: number, spreadNs: number): Pick<BootCost, 'controlNs' | 'subjectNs' | 'addedNs'> => {
  const steps = Array.from({ length: setUps }, (_, i) => spreadNs * ((i % 3) - 1))
  return {
    controlNs: steps.map((step) => 6400 + step),
    subjectNs: steps.map((step) => 10900 + step),
    addedNs: steps.map((step) => 4500 + step),
  }
}
const thin = boot(5, 60)
/** A report with these set-ups, and a baseline with these. */
const measured = (now: typeof thin): CostReport =>
  costReport({
    controlNs: { ...report.controlNs, setUps: now.controlNs },
    subjectNs: { ...report.subjectNs, setUps: now.subjectNs },
    addedNs: { ...report.addedNs, setUps: now.addedNs },
  })
const stored = (then: typeof thin, more: Partial<CostBaseline> = {}): typeof foundCost => ({
  ...foundCost,
  baseline: { ...costBaseline, ...more, boots: [{ date: 'd', bootId: 'boot-1', ...then }] },
})
const upgraded = { kernel: '6.12.1', docker: '26.1.5' }

describe('a "before" that no later run could be judged by', () => {
  const missing = { ...missingCost, record, accepts: ['cost'] as const }
  test.each([
    ['a new one', missing],
    ['one of a first run, without -u', { ...missingCost, record }],
    ['one that was there', { ...stored(boot(20, 10)), record, accepts: ['cost'] as const }],
  ])('is not recorded, and the remedy is said: %s', (_, baseline) => {
    const moved = measured(thin).gated.map((each) => ({ ...each, differenceNs: 900 }))
    const { verdicts, record: written } = judgeCost(
      costObservation({ baseline, report: { ...measured(thin), gated: moved } }),
    )
    expect(verdicts).toEqual([expect.objectContaining({ status: 'invalid', what: 'cost' })])
    expect(verdicts[0]?.sentence).toMatch(
      /not recorded in .*bridge\.cost\.json, every later run would be inconclusive: 5 set-ups show a change of control from 0\.\d\d µs on, and the gate needs it from 0\.1\d µs on; give each mode more time \(SKBENCH_BUDGET_S\)/,
    )
    expect(written).toBeNull()
  })

  test('is not recorded by a first run while the machine changes its speed either', () => {
    const report = measured(boot(25, 1500))
    const { verdicts, record: written } = judgeCost(
      costObservation({ baseline: { ...missingCost, record }, report }),
    )
    expect(verdicts[0]).toMatchObject({ status: 'invalid', what: 'cost' })
    expect(verdicts[0]?.sentence).toMatch(
      /would be inconclusive: the set-ups differ by so much that the margin for control is \d+ % of a round trip/,
    )
    expect(written).toBeNull()
  })

  test('does not spoil a good one that is recorded beside it', () => {
    const good = measured(boot(20, 10))
    expect(bootIds(costObservation({ baseline: stored(boot(5, 200)), report: good }))).toEqual(['boot-2'])
    expect(bootIds(costObservation({ baseline: stored(boot(20, 10)), report: good }))).toHaveLength(2)
  })

  test.each([
    [
      'after an upgrade',
      upgraded,
      /bridge\.cost\.json is too wide, and more time here helps little: go back to kernel 6\.1\.0 and record it there with -u and a larger SKBENCH_BUDGET_S: -u here would record the new state$/,
    ],
    [
      'before it',
      costBaseline.subject,
      /record it again with -u and a larger SKBENCH_BUDGET_S before anything/,
    ],
  ])('is named %s as what cannot judge, with the remedy that keeps the gate', (_, subject, remedy) => {
    const gated = [control, unchanged, quantity('added cost', 4500, 190, 'inconclusive')]
    const { verdicts, notes, text } = judgeCost(
      costObservation({ baseline: stored(thin), report: costReport({ gated }), subject }),
    )
    expect(verdicts.map(({ status }) => status)).toEqual(['pass', 'pass', 'inconclusive'])
    expect(verdicts[2]?.sentence).toMatch(
      /the baseline .*bridge\.cost\.json is too wide: 5 set-ups show a change/,
    )
    expect(notes).toEqual([expect.stringMatching(remedy)])
    expect(text).toMatch(remedy)
  })

  test('a change that is larger than all that is a failure all the same', () => {
    const gated = [control, unchanged, quantity('added cost', 4500, 2000, 'fail')]
    const { verdicts, notes } = judgeCost(
      costObservation({ baseline: stored(thin), report: costReport({ gated }) }),
    )
    expect([verdicts[2]?.status, notes]).toEqual(['fail', []])
  })
})

describe('tracers of others', () => {
  const identity = { ...costBaseline.identity, tracers: 'tracepoint 8' }
  const beside = { ...costBaseline, identity }
  const reasonOf = (observed: ReturnType<typeof costObservation>): string =>
    judgeCost(observed)
      .verdicts.map(({ status, sentence }) => `${status} ${sentence}`)
      .join()

  test('beside the baseline: the remedy is where it was recorded, not -u here', () => {
    expect(reasonOf(costObservation({ baseline: stored(boot(20, 10), beside), subject: upgraded }))).toMatch(
      /^inconclusive .*was recorded beside a tracer \(BPF programs: tracepoint 8; now: none\): have the same one run, or without it go back to kernel 6\.1\.0 and record it there with -u: -u here would record the new state$/,
    )
  })

  test('beside this run: they are named, and to be ended', () => {
    expect(
      reasonOf(costObservation({ identity, tracedBy: 'bpftrace (pid 4711)', subject: upgraded })),
    ).toMatch(
      /^inconclusive .*was recorded without a tracer, and now there is one \(bpftrace \(pid 4711\)\): end it, and run the same again$/,
    )
  })
})

test('a baseline that the arithmetic refuses says how it is made again', () => {
  const unfitBaseline = { file: 'F', before: costBaseline.subject, now: upgraded }
  const invalid = { state: 'invalid', mode: 'bridge', target: 'rack', attempts: 3 } as const
  const [verdict] = judgeCost({ ...invalid, reason: 'the set-ups differ by so much', unfitBaseline }).verdicts
  expect(verdict?.sentence).toBe(
    'bridge: cost could not be measured: the baseline F proves nothing: the set-ups differ by so much; go back to kernel 6.1.0 and record it there with -u: -u here would record the new state',
  )
})
