import { expect, test } from 'vitest'
import { costWithBoot } from './boots.ts'
import { judgeCost } from './judge-cost.ts'
import { costBaseline, costObservation, costReport, foundCost, missingCost, quantity } from './testdata.ts'

const brief = (observed: Parameters<typeof judgeCost>[0]): string[] =>
  judgeCost(observed).verdicts.map(({ what, status }) => `${what}: ${status}`)
const report = costReport()
const [control, subject, added] = report.gated as [never, never, never]
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
    /control 6\.40 µs is 20\.0 times below the baseline's 128\.00 µs/,
  ],
  [
    'a baseline just over twice as slow: the threshold of stats',
    bad({ gated: [quantity('control', 13000, -6600, 'pass'), subject, added] }),
    'invalid',
    /control 6\.40 µs is 2\.0 times below the baseline's 13\.00 µs/,
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
    /other hardware or beside other tracers: cpuModel was EPYC, is Xeon/,
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
    /there is no baseline .*bridge\.cost\.json; record one with -u/,
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
  costWithBoot(observed).boots.map(({ bootId }) => bootId)
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
