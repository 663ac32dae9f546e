import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { median } from './quantile.ts'
import { isQuiet, keepQuiet, quietFloor, toReferenceSpeed } from './quiet.ts'

test('a quarter above the floor and 15 % below it, for both spins', () => {
  const quiet = (before: number, after: number): boolean =>
    isQuiet({ spinBeforeNs: before, spinAfterNs: after }, 10_000)
  expect(quiet(12_500, 8_500)).toBe(true)
  expect(quiet(12_501, 10_000)).toBe(false)
  expect(quiet(10_000, 12_501)).toBe(false)
  expect(quiet(8_499, 10_000)).toBe(false)
})

test('a chunk at 4 % less speed: its times are stated at the speed of the reference', () => {
  expect(10_400 * toReferenceSpeed({ spinBeforeNs: 10_300, spinAfterNs: 10_500 }, 10_000)).toBe(10_000)
})

// 100 chunks of 50 round trips over a bridge, while the SMT neighbour came and went: spin, median round trip, spin; ns.
const recorded = readFileSync(new URL('testdata/bridge-chunks.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map(Number) as [number, number, number])
  .map(([spinBeforeNs, p50, spinAfterNs]) => ({ spinBeforeNs, spinAfterNs, p50 }))

test('recorded chunks: the floor is the quiet speed, and at that speed a round trip takes not 11.08 µs but 10.89', () => {
  const floorNs = quietFloor(recorded.flatMap((chunk) => [chunk.spinBeforeNs, chunk.spinAfterNs]))
  expect(floorNs).toBe(10_274)
  const { kept, keptShare } = keepQuiet(recorded, floorNs)
  expect(keptShare).toBe(0.68)
  expect(median(kept.map((chunk) => chunk.p50 * toReferenceSpeed(chunk, floorNs)))).toBeCloseTo(10_891.4, 1)
  expect(median(recorded.map((chunk) => chunk.p50))).toBe(11_083)
})

test('selection never looks at a round trip', () => {
  const slower = recorded.map((chunk) => ({ ...chunk, p50: chunk.p50 * 20 }))
  expect(keepQuiet(slower, 10_274).kept.map((chunk) => chunk.p50 / 20)).toEqual(
    keepQuiet(recorded, 10_274).kept.map((chunk) => chunk.p50),
  )
})

test('refuses no spins, NaN, a floor of 0', () => {
  expect(() => quietFloor([])).toThrow('spins: 0 value(s)')
  expect(() => quietFloor([1, Number.NaN])).toThrow('value 1 is NaN')
  expect(() => quietFloor([0, 0])).toThrow('needs to be above 0')
  expect(() => keepQuiet([], 1)).toThrow('chunks: none')
  expect(() => keepQuiet(recorded, Number.NaN)).toThrow(RangeError)
})

test('against a floor taken beside a neighbour, chunks of the CPU alone do not count', () => {
  // 1.8 spins a round trip there, 2.15 alone: 19 % of false change, were they scaled.
  expect(isQuiet({ spinBeforeNs: 8_300, spinAfterNs: 8_300 }, 11_100)).toBe(false)
})
