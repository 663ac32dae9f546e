import { expect, test } from 'vitest'
import { shareBounds } from './binomial.ts'
import { type CostInput, judgeCost } from './cost.ts'
import { generator } from './testdata/noise.ts'
import { summary } from './testdata/set-ups.ts'

// Set-ups with a spread of 0.5 % of the RTT, every tenth from a distribution six times as wide: heavy tails.
const { uniform, normal } = generator(20_26)
const noise = (rttNs: number): number => rttNs * 0.005 * normal() * (uniform() < 0.1 ? 6 : 1)
const draw = (count: number, slowerNs: number) =>
  Array.from({ length: count }, () => {
    const controlNs = 6400 + noise(6400)
    const addedNs = 4500 + noise(6000) + slowerNs
    return summary(controlNs, controlNs + addedNs, addedNs, noise(2000))
  })

/** One gate: a fresh baseline, then set-ups one by one until the rule stops; 'fail' when any quantity fails. */
function gate(slowerNs: number): 'fail' | 'pass' | 'inconclusive' {
  const then = draw(20, 0)
  const boots = [
    {
      controlNs: then.map((x) => x.controlNs),
      subjectNs: then.map((x) => x.subjectNs),
      addedNs: then.map((x) => x.addedNs),
    },
  ]
  const settings: Omit<CostInput, 'setUps'> = {
    baseline: { boots },
    plannedQuantities: 3,
    secondsSpent: 0,
    secondsPerSetUp: 1,
    budgetSeconds: 30,
  }
  const setUps = draw(6, slowerNs)
  for (;;) {
    const judged = judgeCost({ ...settings, setUps, secondsSpent: setUps.length })
    if (judged.state === 'invalid') throw new Error(judged.reason)
    if (judged.stopping.stop) {
      const verdicts = judged.report.gated.map(({ verdict }) => verdict)
      return verdicts.includes('fail') ? 'fail' : verdicts.includes('inconclusive') ? 'inconclusive' : 'pass'
    }
    setUps.push(...draw(2, slowerNs))
  }
}
const failsOf = (runs: number, slowerNs: number): number =>
  Array.from({ length: runs }, () => gate(slowerNs)).filter((verdict) => verdict === 'fail').length

test('nothing changed: false alarms stay below the stated 5 %, with 95 % confidence', () => {
  const runs = 150
  expect(shareBounds(failsOf(runs, 0), runs).upper).toBeLessThan(0.05)
})

test('3 % slower: seen in more than 19 of 20', () => {
  const runs = 60
  expect(failsOf(runs, 327) / runs).toBeGreaterThan(0.95)
})
