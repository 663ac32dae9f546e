import { expect, test } from 'vitest'
import { marginOf, pooledSpread } from './margin.ts'
import { trimmedMean } from './trimmed.ts'

// 98..102: SE^2 = 2/3, so the spread of one set-up is sqrt(5 * 2/3) = 1.826
const boot = trimmedMean([98, 99, 100, 101, 102])

test('the larger of the least effect and the spread', () => {
  const input = { referenceRtt: 100, boots: [boot], minEffect: 0.01, spreadFactor: 0.5 }
  expect(marginOf(input)).toBe(1)
  expect(marginOf({ ...input, spreadFactor: 2 })).toBeCloseTo(2 * Math.sqrt(10 / 3), 12)
})

// df 2 and 2, n 5 and 3: (2 * 5 * 2/3 + 2 * 3 * 1/3) / 4 = 2.1667
test('the spread is pooled over boots by degrees of freedom, inside boots', () => {
  expect(pooledSpread([boot, trimmedMean([1, 2, 3])]) ** 2).toBeCloseTo(26 / 12, 12)
})

test('refuses a baseline without boots or RTT', () => {
  expect(() => pooledSpread([])).toThrow('no boots')
  expect(() => marginOf({ referenceRtt: 0, boots: [boot], minEffect: 0.01, spreadFactor: 1 })).toThrow(
    'baseline RTT is 0',
  )
  expect(() => marginOf({ referenceRtt: 1, boots: [boot], minEffect: Number.NaN, spreadFactor: 1 })).toThrow(
    'minEffect',
  )
})
