import { expect, test } from 'vitest'
import { checkAa } from './aa.ts'

// -2..2: SE = sqrt(2/3), df 2, t 4.303: half-width 3.513
test('the centre must lie inside the bound, however wide the interval', () => {
  const differences = [-2, -1, 0, 1, 2]
  const within = checkAa(differences, 0.5)
  expect(within.halfWidthNs).toBeCloseTo(3.513, 3)
  expect(within.withinBounds).toBe(true)
  const shifted = differences.map((value) => value - 1)
  expect(checkAa(shifted, 0.99)).toMatchObject({ differenceNs: -1, withinBounds: false })
  expect(checkAa(shifted, 1).withinBounds).toBe(true)
})

test('refuses one set-up, NaN, a bound that is none', () => {
  expect(() => checkAa([1], 5)).toThrow(RangeError)
  expect(() => checkAa([1, Number.NaN], 5)).toThrow(RangeError)
  expect(() => checkAa([1, 2], Number.NaN)).toThrow('A/A bound is NaN')
})
