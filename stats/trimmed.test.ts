import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trimmedMean } from './trimmed.ts'

// 98..102: g = 1, h = 3; mean of 99, 100, 101 = 100; winsorised 99 99 100 101 101, variance 4/4 = 1;
// SE^2 = 4 * 1 / (3 * 2) = 2/3
test('five values by hand', () => {
  expect(trimmedMean([100, 102, 98, 101, 99])).toEqual({
    centre: 100,
    standardError: Math.sqrt(2 / 3),
    df: 2,
    n: 5,
    h: 3,
    winsorisedVariance: 1,
  })
})

test('an outlier changes nothing', () => {
  expect(trimmedMean([100, 1e9, 98, 101, 99])).toEqual(trimmedMean([100, 102, 98, 101, 99]))
})

// g = 0: mean 2, variance 1, SE = sqrt(1/3)
test('fewer than five values: the plain mean', () => {
  expect(trimmedMean([1, 2, 3])).toMatchObject({ centre: 2, df: 2, h: 3, standardError: Math.sqrt(1 / 3) })
  expect(trimmedMean([1, 3])).toMatchObject({ centre: 2, df: 1, standardError: 1 })
})

test('g = floor(0.2 n)', () => {
  for (const [n, h] of [
    [4, 4],
    [5, 3],
    [9, 7],
    [10, 6],
    [14, 10],
    [15, 9],
    [20, 12],
  ] as const) {
    expect(trimmedMean(Array.from({ length: n }, (_, i) => i)).h).toBe(h)
  }
})

test.each([[[]], [[1]], [[1, Number.NaN]], [[1, -Infinity]]])('refuses %j', (values) => {
  expect(() => trimmedMean(values)).toThrow(RangeError)
})

const values = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 30 })

test('shifts and scales with the values; their order does not matter', () => {
  fc.assert(
    fc.property(
      values,
      fc.integer({ min: -1000, max: 1000 }),
      fc.integer({ min: 1, max: 50 }),
      (x, shift, scale) => {
        const plain = trimmedMean(x)
        const moved = trimmedMean(x.map((value) => value * scale + shift))
        expect(moved.centre).toBeCloseTo(plain.centre * scale + shift, 4)
        expect(moved.standardError).toBeCloseTo(plain.standardError * scale, 4)
        expect(trimmedMean([...x].sort((a, b) => b - a))).toEqual(plain)
      },
    ),
  )
})
