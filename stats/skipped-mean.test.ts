import { expect, test } from 'vitest'
import { median } from './quantile.ts'
import { skippedMean } from './skipped-mean.ts'

/**
 * Medians of 40 bursts of one connection: a loopback in one container on debian-6.12+docker-26.1, under the virtual clock of QEMU 7.2
 * (fixtures/workload/counted-lines.ts says what its two states are).
 */
const recorded = [
  34489.5, 34504, 34510, 34510, 34510, 34510, 34510, 34510, 34510, 34494, 34494, 34510, 34494, 34510, 34494,
  34510, 34494, 34494, 34510, 34509.5, 34494, 34494, 34510, 34494, 34510, 34494, 34510, 34505.5, 34510, 34510,
  34510, 34510, 34510, 34510, 34494, 34510, 34510, 34510, 34510, 34510,
]

/** The widest that values of nine bursts in a row lie apart. */
function spreadOf(value: (bursts: readonly number[]) => number): number {
  const values = recorded.slice(0, -8).map((_, first) => value(recorded.slice(first, first + 9)))
  return Math.max(...values) - Math.min(...values)
}

test('of bursts that take turns between two near states the median is one of them, this between both', () => {
  expect(spreadOf(median)).toBe(16)
  expect(spreadOf((bursts) => skippedMean(bursts, 69))).toBeLessThan(9)
})

test('what is far from the median does not move it, while more than half is near', () => {
  const near = [178_250, 178_300, 178_350, 178_300, 178_300]
  expect(skippedMean([...near, 162_341, 163_133, 175_204, 1e9], 356)).toBe(178_300)
})

test('it is the median where nothing is near that, and the mean where everything is', () => {
  expect(skippedMean([100, 200], 10)).toBe(150)
  expect(skippedMean([100, 200], 50)).toBe(150)
  expect(skippedMean([1, 2, 6], 100)).toBe(3)
  expect(skippedMean([7], 0)).toBe(7)
})

test.each([[[]], [[1, NaN]], [[Infinity]]])('%j has none', (values) => {
  expect(() => skippedMean(values, 1)).toThrow(RangeError)
})
