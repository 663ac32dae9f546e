import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { median } from './quantile.ts'
import { isQuiet, keepQuiet, quietFloor } from './quiet.ts'

test('3 % to either side of the floor, for both spins', () => {
  const quiet = (before: number, after: number): boolean =>
    isQuiet({ spinBeforeNs: before, spinAfterNs: after }, 10_000)
  expect(quiet(10_300, 9_700)).toBe(true)
  expect(quiet(10_301, 10_000)).toBe(false)
  expect(quiet(10_000, 10_301)).toBe(false)
  expect(quiet(9_699, 10_000)).toBe(false)
})

// 100 chunks of 50 round trips over a bridge, while the SMT neighbour came and went: spin, median round trip, spin; ns.
const recorded = readFileSync(new URL('testdata/bridge-chunks.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map(Number) as [number, number, number])
  .map(([spinBeforeNs, p50, spinAfterNs]) => ({ spinBeforeNs, spinAfterNs, p50 }))

test('recorded chunks: the floor is the quiet speed, and what is kept is not 11.08 µs but 10.92', () => {
  const floorNs = quietFloor(recorded.flatMap((chunk) => [chunk.spinBeforeNs, chunk.spinAfterNs]))
  expect(floorNs).toBe(10_274)
  const { kept, keptShare } = keepQuiet(recorded, floorNs)
  expect(keptShare).toBe(0.39)
  expect(median(kept.map((chunk) => chunk.p50))).toBe(10_918)
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
