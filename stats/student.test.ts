import { expect, test } from 'vitest'
import { tQuantile, tUpperTail } from './student.ts'

// Published tables (Fisher & Yates), three decimals; non-whole df by numeric integration of the density, in Python.
test.each([
  [0.975, 1, 12.706],
  [0.975, 5, 2.571],
  [0.95, 10, 1.812],
  [0.99, 12, 2.681],
  [0.9995, 20, 3.85],
  [0.995, 3, 5.841],
  [0.9, 3.7, 1.5576],
])('quantile p = %d, df = %d: %d', (p, df, expected) => {
  expect(tQuantile(p, df)).toBeCloseTo(expected, 3)
})

test('many degrees of freedom: the normal quantile', () => {
  expect(tQuantile(0.975, 1e9)).toBeCloseTo(1.95996, 4)
})

test('upper tail: by numeric integration in Python; df = 1 is Cauchy, P(T > 1) = 1/4', () => {
  expect(tUpperTail(2, 3)).toBeCloseTo(0.069663, 6)
  expect(tUpperTail(5, 4)).toBeCloseTo(0.0037452, 6)
  expect(tUpperTail(1, 1)).toBeCloseTo(0.25, 7)
  expect(tUpperTail(-1, 1)).toBeCloseTo(0.75, 7)
  expect(tUpperTail(Infinity, 2)).toBe(0)
  expect(tUpperTail(-Infinity, 2)).toBe(1)
})

test('tail and quantile undo each other, also for the levels of large families', () => {
  for (const df of [1, 2.5, 7, 30, 400]) {
    for (const p of [0.05, 0.05 / 16, 1e-5])
      expect(tUpperTail(tQuantile(1 - p, df), df) / p).toBeCloseTo(1, 5)
  }
})

test('refuses what has no answer', () => {
  expect(() => tQuantile(1, 5)).toThrow('needs a number between 0 and 1')
  expect(() => tQuantile(0.5, 0)).toThrow('degrees of freedom are 0')
  expect(() => tUpperTail(Number.NaN, 5)).toThrow('t statistic is NaN')
  expect(() => tUpperTail(1, Number.NaN)).toThrow(RangeError)
})
