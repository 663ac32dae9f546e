import { expect, test } from 'vitest'
import { type CostInput, judgeCost } from './cost.ts'
import { summary } from './testdata/set-ups.ts'

// A bridge and a path of it that three round trips in ten take, in instructions.
const boot = {
  controlNs: [37_890, 37_900, 37_882, 37_885, 37_890, 37_898],
  subjectNs: [60_953, 60_953, 60_960, 60_954, 60_954, 60_952],
  addedNs: [23_063, 23_054, 23_070, 23_068, 23_064, 23_054],
}
const withP10 = { ...boot, subjectP10Ns: [58_000, 58_010, 57_995, 58_002, 58_001, 58_004] }
const setUp = (p10: number | null) => ({
  ...summary(37_890, 60_953, 23_063, 3),
  ...(p10 !== null && { p10Ns: { control: 37_880, subject: p10, added: p10 - 37_880 } }),
})
const verdicts = (p10: number | null, baseline: CostInput['baseline'], setUps = 3) => {
  const judged = judgeCost({
    ...{ baseline, setUps: Array<ReturnType<typeof setUp>>(setUps).fill(setUp(p10)) },
    ...{ plannedQuantities: 120, minEffect: 0.01, secondsSpent: 10, secondsPerSetUp: 10, budgetSeconds: 150 },
  })
  return judged.state === 'judged'
    ? judged.report.gated.map(({ quantity, verdict }) => `${quantity} ${verdict}`)
    : judged.reason
}
const three = ['control pass', 'subject pass', 'added cost pass']

test('the 10 % quantile fails where the faster path is gone and the median stays', () => {
  expect(verdicts(58_003, { boots: [withP10] })).toEqual([...three, 'subject p10 pass'])
  expect(verdicts(60_950, { boots: [withP10] })).toEqual([...three, 'subject p10 fail'])
})

test('it is not judged where the run, or a boot of the baseline, has none', () => {
  expect(verdicts(60_950, { boots: [boot] })).toEqual(three)
  expect(verdicts(60_950, { boots: [withP10, boot] })).toEqual(three)
  expect(verdicts(null, { boots: [withP10] })).toEqual(three)
})

test('a number of the baseline that is none is told', () => {
  expect(verdicts(58_000, { boots: [{ ...withP10, subjectP10Ns: [NaN, 1, 2] }] })).toMatch(
    'baseline boot 0 subjectP10Ns',
  )
})

test('what is recorded has it too', () => {
  expect(verdicts(58_000, null, 6)).toEqual([
    'control recorded',
    'subject recorded',
    'added cost recorded',
    'subject p10 recorded',
  ])
})
