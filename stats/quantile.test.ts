import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median, quantile } from './quantile.ts'

test('type 7 on 1, 2, 3, 4: position 3p', () => {
  expect(quantile([4, 2, 1, 3], 0)).toBe(1)
  expect(quantile([4, 2, 1, 3], 0.25)).toBe(1.75) // position 0.75: 1 + 0.75 (2 - 1)
  expect(median([4, 2, 1, 3])).toBe(2.5)
  expect(quantile([4, 2, 1, 3], 1)).toBe(4)
  expect(quantile([7], 0.99)).toBe(7)
})

test('sorts by number: 9 lies below 10', () => {
  expect(median([10, 9, 100])).toBe(10)
})

test.each([[[]], [[1, Number.NaN]], [[Infinity]]])('refuses %j', (values) => {
  expect(() => median(values)).toThrow(RangeError)
})

test('refuses p outside 0 to 1', () => {
  expect(() => quantile([1], 1.01)).toThrow('quantile p is 1.01')
  expect(() => quantile([1], Number.NaN)).toThrow(RangeError)
})

const values = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 30 })

test('lies among the values, grows with p, does not depend on their order', () => {
  fc.assert(
    fc.property(
      values,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (x, p, q) => {
        const [low, high] = [quantile(x, Math.min(p, q)), quantile(x, Math.max(p, q))]
        expect(low).toBeGreaterThanOrEqual(Math.min(...x))
        expect(high).toBeLessThanOrEqual(Math.max(...x))
        expect(high - low).toBeGreaterThanOrEqual(-1e-6)
        expect(quantile([...x].reverse(), p)).toBe(quantile(x, p))
      },
    ),
  )
})
