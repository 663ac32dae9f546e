import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slopeOver, theilSen } from './slope.ts'

const points = (...pairs: [number, number][]) => pairs.map(([count, value]) => ({ count, value }))

test('by hand: pairs of (1, 10), (10, 19), (50, 99) have slopes 1, 89/49 and 2; the middle one is it', () => {
  expect(theilSen(points([1, 10], [10, 19], [50, 99]))).toBeCloseTo(89 / 49, 12)
})

test('by hand: an even number of pairs gives the mean of the two middle ones', () => {
  // (0,0) (1,1) (2,4) (3,9): slopes 1 2 3 | 3 4 | 5, in order 1 2 3 3 4 5
  expect(theilSen(points([0, 0], [1, 1], [2, 4], [3, 9]))).toBe(3)
  // (0,0) (0,8) (1,2) (1,4): of the six pairs four have two counts: 2 4 -6 -4, the middle ones -4 and 2
  expect(theilSen(points([0, 0], [0, 8], [1, 2], [1, 4]))).toBe(-1)
})

test('one point far off a line does not move it', () => {
  expect(theilSen(points([1, 3], [2, 5], [3, 7], [4, 900], [5, 11]))).toBeCloseTo(2, 12)
})

test('a line is found whatever its order, slope and start', () => {
  const value = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(
      value,
      value,
      fc.shuffledSubarray([1, 3, 10, 50], { minLength: 2 }),
      (slope, start, counts) => {
        expect(theilSen(counts.map((count) => ({ count, value: start + slope * count })))).toBeCloseTo(
          slope,
          9,
        )
      },
    ),
  )
})

test('by hand: slopes 1, 2 and 3 of three set-ups are 2, half-width t(0.975; 2) / sqrt(3) = 2.484', () => {
  const line = (slope: number) => points([1, slope], [10, 10 * slope], [50, 50 * slope])
  const { centre, halfWidth, setUps } = slopeOver([line(1), line(2), line(3)])
  expect(centre).toBeCloseTo(2, 12)
  expect(setUps.map((slope) => Math.round(slope))).toEqual([1, 2, 3])
  // t(0.975; 2) = 4.30265, from a printed table
  expect(halfWidth).toBeCloseTo(4.30265 / Math.sqrt(3), 4)
})

test('what makes no line is refused', () => {
  expect(() => theilSen([])).toThrow('points of a line: 0 value(s)')
  expect(() => theilSen(points([5, 1], [5, 2]))).toThrow('pairs of points with different counts: 0 value(s)')
  expect(() => theilSen(points([1, 1], [2, Number.NaN]))).toThrow('value 3 is NaN')
  expect(() => slopeOver([points([1, 1], [2, 2])])).toThrow('trimmed mean: 1 value(s), needs at least 2')
})
