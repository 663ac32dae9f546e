import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareBounds } from './binomial.ts'

test('0 of 30: 1 - 0.05^(1/30) = 9.5 %', () => {
  expect(shareBounds(0, 30).lower).toBe(0)
  expect(shareBounds(0, 30).upper).toBeCloseTo(1 - 0.05 ** (1 / 30), 12)
  expect(shareBounds(0, 30).upper).toBeCloseTo(0.09503, 5)
})

// At the lower bound P(19 or 20 of 20) = 20 p^19 (1 - p) + p^20 = 0.05
test('19 of 20: at least 78.4 %', () => {
  const { lower } = shareBounds(19, 20)
  expect(lower).toBeCloseTo(0.7839, 4)
  expect(20 * lower ** 19 * (1 - lower) + lower ** 20).toBeCloseTo(0.05, 8)
})

test('20 of 20: at least 0.05^(1/20) = 86.1 %', () => {
  expect(shareBounds(20, 20).lower).toBeCloseTo(0.8609, 4)
  expect(shareBounds(20, 20).upper).toBe(1)
})

test('refuses what is no share', () => {
  expect(() => shareBounds(0, 0)).toThrow('trials is 0')
  expect(() => shareBounds(3, 2)).toThrow('3 of 2')
  expect(() => shareBounds(0.5, 2)).toThrow('successes is 0.5')
  expect(() => shareBounds(0, 2, 1)).toThrow('confidence')
})

test('the bounds hold the share and mirror each other', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (a, b) => {
      fc.pre(Math.max(a, b) > 0)
      const [k, n] = [Math.min(a, b), Math.max(a, b)]
      const { lower, upper } = shareBounds(k, n)
      expect(lower).toBeLessThanOrEqual(k / n)
      expect(upper).toBeGreaterThanOrEqual(k / n)
      expect(shareBounds(n - k, n).upper).toBeCloseTo(1 - lower, 6)
    }),
  )
})
