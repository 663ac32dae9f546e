import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bonferroniLevel, holm, settleFamily } from './family.ts'

test('Bonferroni', () => {
  expect(bonferroniLevel(0.05, 1)).toBe(0.05)
  expect(bonferroniLevel(0.06, 3)).toBeCloseTo(0.02, 15)
  expect(() => bonferroniLevel(0.05, 0)).toThrow('planned quantities is 0')
  expect(() => bonferroniLevel(Number.NaN, 3)).toThrow('alpha')
})

// Sorted: 0.005 x 4 = 0.02; 0.01 x 3 = 0.03; 0.03 x 2 = 0.06; 0.04 x 1 -> at least 0.06 (as R's p.adjust)
test('Holm by hand', () => {
  const { adjusted, rejected } = holm([0.01, 0.04, 0.03, 0.005], 0.05)
  expect(adjusted.map((p) => Number(p.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02])
  expect(rejected).toEqual([true, false, false, true])
})

test('what was planned and not measured takes its place', () => {
  expect(holm([0.02, null], 0.05).rejected).toEqual([true, false])
  expect(holm([0.02], 0.05, 3).rejected).toEqual([false])
  expect(() => holm([0.1, 0.1], 0.05, 1)).toThrow('planned quantities')
  expect(() => holm([Number.NaN], 0.05)).toThrow('p-value 0 is NaN')
  expect(() => holm([1.1], 0.05)).toThrow(RangeError)
})

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 })

test('Holm rejects all that Bonferroni rejects, and goes with the quantity, not its place', () => {
  fc.assert(
    fc.property(pValues, fc.integer({ min: 0, max: 10 }), (ps, more) => {
      const planned = ps.length + more
      const { rejected, adjusted } = holm(ps, 0.05, planned)
      ps.forEach((p, i) => {
        if (p <= bonferroniLevel(0.05, planned)) expect(rejected[i]).toBe(true)
      })
      expect(holm([...ps].reverse(), 0.05, planned).adjusted.reverse()).toEqual(adjusted)
    }),
  )
})

test('the end of the run: Holm turns an inconclusive quantity into a fail, and nothing else', () => {
  const settled = settleFamily(
    [
      { pValue: 0.001, verdict: 'fail' },
      { pValue: 0.02, verdict: 'inconclusive' },
      { pValue: null, verdict: 'inconclusive' },
      { pValue: 0.9, verdict: 'pass' },
    ],
    0.06,
    4,
  )
  // 0.02 was above 0.06 / 4; second in order it is compared with 0.06 / 3.
  expect(settled.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'inconclusive', 'pass'])
  expect(settleFamily([], 0.05, 1)).toEqual([])
})
