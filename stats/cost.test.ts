import { expect, test } from 'vitest'
import { type CostInput, judgeCost, type SetUpSample, summarizeSetUp } from './cost.ts'
import { chunk, setUp, summary } from './testdata/set-ups.ts'

const steps = [-20, -10, 0, 10, 20, -15, 15, 5]
const boot = {
  controlNs: steps.map((step) => 6400 + step),
  subjectNs: steps.map((step) => 10_900 + step),
  addedNs: steps.map((step) => 4500 + step),
}
const settings: Omit<CostInput, 'setUps'> = {
  baseline: { boots: [boot] },
  plannedQuantities: 3,
  secondsSpent: 60,
  secondsPerSetUp: 5,
  budgetSeconds: 120,
}
/** Set-ups like those of the baseline, the subject slower by so much. */
const measured = (slowerNs: number, count = steps.length): SetUpSample[] =>
  steps.slice(0, count).map((step) => setUp(6375 + step, 6377 + step, 10_875 + step + slowerNs))
const verdicts = (input: CostInput): string[] => {
  const judged = judgeCost(input)
  return judged.state === 'judged' ? judged.report.gated.map(({ verdict }) => verdict) : [judged.reason]
}

test('unchanged: pass, and the run may stop', () => {
  const judged = judgeCost({ ...settings, setUps: measured(0) })
  expect(judged).toMatchObject({
    state: 'judged',
    noisy: false,
    reasons: [],
    floorNs: 10_000,
    keptShare: 1,
    invalidSetUps: [],
    stopping: { stop: true, stopped: 'narrow enough' },
    report: {
      setUps: 8,
      rounds: 48,
      aa: { differenceNs: 2, withinBounds: true },
      stopped: 'narrow enough',
    },
  })
  expect(verdicts({ ...settings, setUps: measured(0) })).toEqual(['pass', 'pass', 'pass'])
})

test('set-ups already summarised are judged as those measured', () => {
  const setUps = measured(50)
  const summarised = judgeCost({ ...settings, setUps: setUps.map((one) => summarizeSetUp(one, 10_000)) })
  expect(summarised).toEqual({ ...judgeCost({ ...settings, setUps }), floorNs: null })
})

test('3 % slower: subject and added cost fail, the control does not', () => {
  expect(verdicts({ ...settings, setUps: measured(327) })).toEqual(['pass', 'fail', 'fail'])
})

test('faster: pass', () => {
  expect(verdicts({ ...settings, setUps: measured(-500) })).toEqual(['pass', 'pass', 'pass'])
})

test('at the margin: inconclusive, and says why', () => {
  expect(judgeCost({ ...settings, setUps: measured(109) })).toMatchObject({
    reasons: [
      { quantity: 'subject', reason: 'the difference is too close to the margin to tell' },
      { quantity: 'added cost' },
    ],
  })
})

test('no baseline: recorded, when there are enough set-ups', () => {
  const judged = judgeCost({ ...settings, baseline: null, setUps: measured(0) })
  expect(judged).toMatchObject({
    stopping: { stop: false, moreSetUps: 12 },
    report: { gated: [{ verdict: 'recorded', pValue: null, marginNs: null }, {}, {}] },
  })
  expect(judgeCost({ ...settings, baseline: null, baselineSetUps: 8, setUps: measured(0) }).stopping).toEqual(
    { stop: true, stopped: 'narrow enough' },
  )
})

test('A/A out of bounds: no cost verdict stands, not even a fail', () => {
  const noisy = steps.map((step) => summary(6400 + step, 12_000 + step, 5600 + step, 90))
  const judged = judgeCost({ ...settings, setUps: noisy })
  expect(judged).toMatchObject({
    noisy: true,
    report: {
      gated: [
        { verdict: 'inconclusive', pValue: null },
        { verdict: 'inconclusive' },
        { verdict: 'inconclusive' },
      ],
    },
  })
})

test('contended set-ups are left out and named', () => {
  const contended = {
    rounds: Array.from({ length: 6 }, () => ({
      control: [chunk(9900, 18_000)],
      controlAgain: [chunk(9900, 18_000)],
      subject: [chunk(16_300, 18_000)],
    })),
  }
  const judged = judgeCost({ ...settings, setUps: [contended, ...measured(0)] })
  expect(judged).toMatchObject({
    state: 'judged',
    invalidSetUps: [{ index: 0, reason: 'the CPU was quiet in 0 chunk(s) of the control, needs 10' }],
  })
  expect(judged.keptShare).toBeCloseTo(288 / 306, 12)
})

const withBoot = (change: Partial<typeof boot>): CostInput['baseline'] => ({
  boots: [{ ...boot, ...change }],
})
test.each<[string, Partial<CostInput>, string]>([
  ['nothing measured', { setUps: [] }, '0 of 0 set-ups are valid, needs 3'],
  ['one set-up', { setUps: measured(0, 1) }, '1 of 1 set-ups are valid, needs 3'],
  ['empty set-ups', { setUps: [{ rounds: [] }] }, 'no chunk was measured'],
  [
    'NaN summaries',
    { setUps: Array<ReturnType<typeof summary>>(5).fill(summary(Number.NaN, 1, 1)) },
    'value 0 is NaN',
  ],
  ['no boots', { baseline: { boots: [] } }, 'the baseline has no boots'],
  [
    'a boot of one set-up',
    { baseline: withBoot({ subjectNs: [10_900] }) },
    'baseline boot 0 subjectNs: 1 value(s), needs at least 3',
  ],
  ['an empty boot', { baseline: withBoot({ addedNs: [] }) }, 'baseline boot 0 addedNs: 0 value(s)'],
  ['NaN in the baseline', { baseline: withBoot({ controlNs: [1, Number.NaN, 3] }) }, 'value 1 is NaN'],
  ['an RTT of 0', { baseline: withBoot({ controlNs: [0, 0, 0] }) }, 'an RTT of 0 ns'],
  [
    'a 20 times slower baseline',
    { baseline: withBoot({ subjectNs: boot.subjectNs.map((ns) => ns * 20) }) },
    'baseline subjectNs is 20.0 times what was measured now',
  ],
])('%s is never a verdict', (_, change, reason) => {
  const judged = judgeCost({ ...settings, setUps: measured(0), ...change })
  expect(judged).toMatchObject({ state: 'invalid', reason: expect.stringContaining(reason) as string })
})

test('an unfit baseline stops the run, too few set-ups do not', () => {
  expect(judgeCost({ ...settings, baseline: { boots: [] }, setUps: measured(0) }).stopping).toEqual({
    stop: true,
    stopped: 'nothing to compare with',
  })
  expect(judgeCost({ ...settings, setUps: measured(0, 1) }).stopping).toEqual({ stop: false, moreSetUps: 5 })
})

test('settings that are no numbers are refused', () => {
  expect(() => judgeCost({ ...settings, setUps: measured(0), alpha: Number.NaN })).toThrow('alpha')
  expect(() => judgeCost({ ...settings, setUps: measured(0), plannedQuantities: 0 })).toThrow(
    'planned quantities is 0',
  )
})

const numbersOf = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersOf)
      : []

test('no number of a judgement is NaN or infinite, also when nothing spreads', () => {
  const still = Array.from({ length: 6 }, () => setUp(6400, 6400, 10_900))
  const flat = {
    controlNs: [6425, 6425, 6425],
    subjectNs: [10_925, 10_925, 10_925],
    addedNs: [4500, 4500, 4500],
  }
  const judged = judgeCost({ ...settings, baseline: { boots: [flat, flat] }, setUps: still })
  expect(judged).toMatchObject({ state: 'judged', stopping: { stop: true, stopped: 'narrow enough' } })
  expect(numbersOf(judged).every(Number.isFinite)).toBe(true)
})

test('a budget that is spent does not end the run before the least of set-ups was tried', () => {
  const spent = { ...settings, secondsSpent: 121 }
  expect(judgeCost({ ...spent, setUps: measured(0, 2) }).stopping).toMatchObject({ stop: false })
  expect(judgeCost({ ...spent, setUps: measured(0, 3) }).stopping).toEqual({
    stop: true,
    stopped: 'budget ended',
  })
})

test('a baseline whose set-ups are far apart has a margin that nothing reaches: it judges nothing', () => {
  // Half of them beside a neighbour: spread some 8 %, margin some 12 % of a round trip.
  const apart = boot.subjectNs.map((ns, i) => (i % 2 === 0 ? ns : ns * 1.16))
  const input = { ...settings, baseline: { boots: [{ ...boot, subjectNs: apart }] }, setUps: measured(900) }
  expect(verdicts(input)).toEqual([expect.stringMatching(/the margin for subject is 1\d % of a round trip/)])
})

test('what is recorded has twenty set-ups and serves later runs, or the budget ends; it never compares', () => {
  const recording = { ...settings, recording: true }
  expect(judgeCost({ ...recording, setUps: measured(0) }).stopping).toEqual({ stop: false, moreSetUps: 12 })
  const many = (times: number): SetUpSample[] => Array.from({ length: times }, () => measured(0)).flat()
  expect(judgeCost({ ...recording, setUps: many(3) }).stopping).toMatchObject({ stopped: 'narrow enough' })
  // Fourteen of these are enough in number, and far enough apart that no run could be judged by them.
  const apart = Array.from({ length: 14 }, (_, i) => setUp(6375, 6377, 10_875 + 90 * (i % 2)))
  const wide = { ...settings, plannedQuantities: 90, minSetUps: 14, baselineSetUps: 14, setUps: apart }
  expect(judgeCost({ ...wide, baseline: null }).stopping.stop).toBe(false)
  // By the margin of a baseline whose round trip is longer they would do.
  const spread = (centre: number, ns: number): number[] =>
    Array.from({ length: 60 }, (_, i) => centre + ns * ((i % 3) - 1))
  const boots = [{ controlNs: spread(6400, 20), subjectNs: spread(19_000, 40), addedNs: spread(12_600, 40) }]
  expect(judgeCost({ ...wide, baseline: { boots } }).stopping).toMatchObject({ stopped: 'narrow enough' })
  expect(judgeCost({ ...wide, baseline: { boots }, recording: true }).stopping.stop).toBe(false)
})

test('a baseline that is unfit is in the way of a judgement, and not of what is recorded in its place', () => {
  const unfit = { ...settings, baseline: withBoot({ controlNs: [0, 0, 0] }), setUps: measured(0) }
  expect(judgeCost(unfit)).toMatchObject({ state: 'invalid', ofBaseline: true })
  expect(judgeCost({ ...unfit, recording: true })).toMatchObject({
    state: 'judged',
    report: { gated: [{ verdict: 'recorded' }, {}, {}] },
  })
})
