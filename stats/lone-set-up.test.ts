import { expect, test } from 'vitest'
import { setUpsNeeded } from './baseline.ts'
import { type CostInput, type CostJudgement, judgeCost } from './cost.ts'
import { moderatedError } from './moderated.ts'
import { generator } from './testdata/noise.ts'
import { summary } from './testdata/set-ups.ts'
import { trimmedMean, trimmedOrLone } from './trimmed.ts'

// Instructions of a bridge as they were recorded on Linux 6.12.
const boot = {
  controlNs: [37_890, 37_900, 37_882, 37_885.5, 37_890, 37_898],
  subjectNs: [60_953, 60_953, 61_075, 60_954, 60_954, 60_952],
  addedNs: [23_063, 23_054, 23_193, 23_068.5, 23_064, 23_054],
}
const settings: Omit<CostInput, 'setUps'> = {
  baseline: { boots: [boot] },
  plannedQuantities: 90,
  secondsSpent: 10,
  secondsPerSetUp: 10,
  budgetSeconds: 150,
  minSetUps: 3,
  leastToPass: 1,
}
const counted = (more: number, again = 3) => summary(37_890, 60_953 + more, 23_063 + more, again)
const judged = (...more: number[]): CostJudgement =>
  judgeCost({ ...settings, setUps: more.map((each) => counted(each)) })

test('one set-up passes by what the baseline knows of its spread, and no number is made up', () => {
  const one = judged(0)
  expect(one).toMatchObject({
    state: 'judged',
    stopping: { stop: true },
    report: { setUps: 1, gated: [{ verdict: 'pass' }, { verdict: 'pass' }, { verdict: 'pass' }] },
  })
  if (one.state !== 'judged') return
  const { subjectNs, aa, gated } = one.report
  const numbers = [...gated.flatMap(({ halfWidthNs, pValue }) => [halfWidthNs, pValue]), aa.halfWidthNs]
  for (const number of [...numbers, subjectNs.halfWidth]) {
    expect(Number.isFinite(number)).toBe(true)
    expect(number).toBeGreaterThan(0)
  }
})

test('its error is the spread of the baseline, whole: one value is no mean', () => {
  const boots = [trimmedMean(boot.subjectNs)]
  const [of] = boots
  const { standardError, df } = moderatedError(trimmedOrLone([61_000]), boots)
  expect(standardError).toBeCloseTo((of?.standardError ?? 0) * Math.sqrt(6), 9)
  expect(df).toBe(of?.df)
})

test('a regression is never told by one set-up, nor by two; by three', () => {
  for (const few of [judged(1400), judged(1400, 1400)])
    expect(few).toMatchObject({ state: 'invalid', stopping: { stop: false } })
  expect(judged(1400, 1402, 1398)).toMatchObject({
    state: 'judged',
    stopping: { stop: true },
    report: { gated: [{ verdict: 'pass' }, { verdict: 'fail' }, { verdict: 'fail' }] },
  })
})

test('a control that differs from itself passes nothing', () => {
  const one = judgeCost({ ...settings, setUps: [counted(0, 900)] })
  expect(one).toMatchObject({ state: 'invalid', stopping: { stop: false } })
})

test('nobody else passes by one: not the wall clock, not a recording', () => {
  const setUps = [counted(0)]
  const wallClock = { ...settings, leastToPass: 3 }
  for (const input of [wallClock, { ...settings, recording: true }, { ...settings, baseline: null }])
    expect(judgeCost({ ...input, setUps })).toMatchObject({ state: 'invalid', stopping: { stop: false } })
})

test('a report of one set-up stands only as a pass under the virtual clock', () => {
  expect(setUpsNeeded('virtual', ['pass', 'pass', 'pass'])).toBe(1)
  expect(setUpsNeeded('virtual', ['pass', 'fail', 'fail'])).toBe(3)
  expect(setUpsNeeded('virtual', [])).toBe(3)
  expect(setUpsNeeded(undefined, ['pass', 'pass', 'pass'])).toBe(3)
})

test('what is slower by the margin passes in less than one run of 200', () => {
  const { normal } = generator(20_26)
  const spread = 0.002 * 60_000
  const values = (count: number, centre: number): number[] =>
    Array.from({ length: count }, () => centre + spread * normal())
  const runs = 20_000
  let passes = 0
  for (let run = 0; run < runs; run++) {
    const controlNs = [38_000, 38_000, 38_000, 38_000, 38_000, 38_000]
    const subjectNs = values(6, 60_000)
    const addedNs = subjectNs.map((ns) => ns - 38_000)
    const [now = 0] = values(1, 60_600)
    const baseline = { boots: [{ controlNs, subjectNs, addedNs }] }
    const setUps = [summary(38_000, now, now - 38_000)]
    const one = judgeCost({
      ...settings,
      baseline,
      setUps,
      plannedQuantities: 90,
      alpha: 0.05,
      minEffect: 0.01,
    })
    if (one.state === 'judged') passes += 1
  }
  expect(passes).toBeGreaterThan(0)
  expect(passes / runs).toBeLessThan(0.005)
})
