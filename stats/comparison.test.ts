import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, halfWidthOf, pValueBeyond } from './comparison.ts'
import { decide } from './decision.ts'

const five = (centre: number): number[] => [-2, -1, 0, 1, 2].map((step) => centre + step)

// Both sides: SE^2 = 2/3, df 2 (trimmed.test.ts); equal spreads, so moderated they stay, now with df 2 + 2. SE = sqrt(4/3);
// Satterthwaite: (4/3)^2 / ((2/3)^2 / 4 + (2/3)^2 / 2) = 16/3.
test('one boot, by hand: Yuen-Welch', () => {
  const comparison = compare(five(120), [five(100)])
  expect(comparison).toMatchObject({ difference: 20, baselineCentre: 100, betweenBootSd: null })
  expect(comparison.standardError).toBeCloseTo(Math.sqrt(4 / 3), 12)
  expect(comparison.df).toBeCloseTo(16 / 3, 12)
  // t(0.975; 5.3333) from tables between 5 (2.5706) and 6 (2.4469)
  expect(halfWidthOf(comparison, 0.025)).toBeCloseTo(2.5231 * 1.1547, 3)
})

// Boot centres 100, 110, 104: variance 25.333; between = 25.333 - 2/3 = 24.667.
// SE^2 = 2/3 + 3 (2/3)/9 + (4/3) 24.667 = 33.778;
// df = 33.778^2 / ((2/3)^2/8 + 3 (2/27)^2/2 + 32.889^2/2) = 2.1093 (the last line also in Python)
test('three boots, by hand: the boot is a random effect', () => {
  const comparison = compare(five(120), [five(100), five(110), five(104)])
  expect(comparison.difference).toBeCloseTo(120 - 314 / 3, 12)
  expect(comparison.betweenBootSd).toBeCloseTo(Math.sqrt(74 / 3), 12)
  expect(comparison.standardError).toBeCloseTo(5.811865, 6)
  expect(comparison.df).toBeCloseTo(2.10932, 5)
})

test('boots that agree better than their set-ups add nothing', () => {
  const comparison = compare(five(120), [five(100), five(100)])
  expect(comparison.betweenBootSd).toBe(0)
  expect(comparison.standardError).toBeCloseTo(1, 12) // 2/3 + 2 (2/3)/4
})

test('no spread at all: the answer is sure, and nothing is NaN', () => {
  const comparison = compare([5, 5, 5], [[4, 4, 4]])
  expect(comparison).toMatchObject({ difference: 1, standardError: 0, df: 6 })
  expect([halfWidthOf(comparison, 0.01), pValueBeyond(comparison, 0.5), pValueBeyond(comparison, 1)]).toEqual(
    [0, 0, 1],
  )
})

test('refuses what cannot be compared', () => {
  expect(() => compare([], [[1, 2]])).toThrow('0 value(s), needs at least 2')
  expect(() => compare([1], [[1]])).toThrow('1 value(s), needs at least 2')
  expect(() => compare([1, 2], [])).toThrow('no boots')
  expect(() => compare([1, 2], [[1, 2], [1]])).toThrow(RangeError)
  expect(() => compare([1, Number.NaN], [[1, 2]])).toThrow(RangeError)
})

const values = fc.array(fc.integer({ min: 1000, max: 1100 }), { minLength: 3, maxLength: 12 })
const boots = fc.array(values, { minLength: 1, maxLength: 4 })
const margins = fc.integer({ min: 0, max: 60 })

test('p falls as the difference grows and rises with the margin', () => {
  fc.assert(
    fc.property(values, boots, margins, margins, (now, then, a, b) => {
      const comparison = compare(now, then)
      const p = pValueBeyond(comparison, Math.min(a, b))
      expect(p).toBeLessThanOrEqual(pValueBeyond(comparison, Math.max(a, b)) + 1e-12)
      expect(p).toBeGreaterThanOrEqual(
        pValueBeyond(
          compare(
            now.map((value) => value + 7),
            then,
          ),
          Math.min(a, b),
        ) - 1e-9,
      )
      expect(p).toBeGreaterThanOrEqual(0)
      expect(p).toBeLessThanOrEqual(1)
    }),
  )
})

test('the interval fails exactly when the test rejects', () => {
  fc.assert(
    fc.property(
      values,
      boots,
      margins,
      fc.constantFrom(0.05, 0.05 / 3, 0.05 / 16),
      (now, then, margin, error) => {
        const comparison = compare(now, then)
        const p = pValueBeyond(comparison, margin)
        fc.pre(Math.abs(p - error) > 1e-6)
        expect(decide(comparison.difference, halfWidthOf(comparison, error), margin) === 'fail').toBe(
          p < error,
        )
      },
    ),
  )
})

test('degrees of freedom lie between the least of a part and their sum; scale does not matter', () => {
  fc.assert(
    fc.property(values, boots, fc.constantFrom(1e-6, 3, 1e6), (now, then, scale) => {
      const { df, standardError } = compare(now, then)
      const parts = [now, ...then].map((x) => x.length - 2 * Math.floor(0.2 * x.length) - 1)
      const borrowed = parts.slice(1).reduce((sum, part) => sum + part, 0)
      expect(df).toBeGreaterThanOrEqual(Math.min(...parts, then.length > 1 ? then.length - 1 : 99) - 1e-9)
      expect(df).toBeLessThanOrEqual(
        parts.reduce((sum, part) => sum + part, then.length - 1) + borrowed + 1e-9,
      )
      const scaled = compare(
        now.map((v) => v * scale),
        then.map((boot) => boot.map((v) => v * scale)),
      )
      if (standardError > 0) expect(scaled.standardError / (standardError * scale)).toBeCloseTo(1, 5)
    }),
  )
})
