import { expect, test } from 'vitest'
import { quietMedian } from './quiet-median.ts'

const chunk = (spinNs: number, samplesNs: number[]) => ({
  spinBeforeNs: spinNs,
  spinAfterNs: spinNs,
  samplesNs,
})

test('by hand: medians 20, 30 / 1.1 and 40 of three quiet chunks give 30 / 1.1; the busy one does not count', () => {
  const chunks = [chunk(100, [10, 20, 900]), chunk(110, [30]), chunk(100, [40, 40]), chunk(200, [1, 1, 1])]
  expect(quietMedian(chunks, 100, 3)).toBeCloseTo(30 / 1.1, 12)
})

test('too few quiet chunks are no value', () => {
  expect(quietMedian([chunk(100, [1]), chunk(200, [1])], 100, 2)).toBeNull()
  expect(quietMedian([chunk(200, [1])], 100, 0)).toBeNull()
  expect(quietMedian([], 100)).toBeNull()
})
