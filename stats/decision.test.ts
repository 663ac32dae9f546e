import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, smallestDetectable } from './decision.ts'
import { generator } from './testdata/noise.ts'
import { tQuantile } from './student.ts'

test('the whole interval decides', () => {
  expect(decide(21, 10, 10)).toBe('fail')
  expect(decide(20, 10, 10)).toBe('inconclusive') // touches
  expect(decide(5, 6, 10)).toBe('inconclusive')
  expect(decide(-1, 10, 10)).toBe('pass')
  expect(decide(-500, 10, 10)).toBe('pass') // an improvement is no failure
})

const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const positive = fc.double({ min: 0, max: 1e6, noNaN: true })

test('an interval that holds the margin never decides', () => {
  fc.assert(
    fc.property(
      numbers,
      positive,
      fc.double({ min: -1, max: 1, noNaN: true }),
      (difference, halfWidth, where) => {
        const margin = difference + where * halfWidth
        fc.pre(margin >= 0 && margin >= difference - halfWidth && margin <= difference + halfWidth)
        expect(decide(difference, halfWidth, margin)).toBe('inconclusive')
      },
    ),
  )
})

test('refuses NaN everywhere', () => {
  expect(() => decide(Number.NaN, 1, 1)).toThrow('difference')
  expect(() => decide(1, Number.NaN, 1)).toThrow('half-width')
  expect(() => decide(1, 1, Number.NaN)).toThrow('margin')
  expect(() => decide(1, 1, -1)).toThrow('margin is -1')
})

test.each([
  [3, 0.05 / 3],
  [3, 0.05 / 16],
  [9, 0.05 / 3],
  [20, 0.05 / 16],
])('the smallest detectable effect fails in 90 %% of runs: df %d, error %d', (df, error) => {
  const { normal } = generator(df)
  const effect = smallestDetectable({ standardError: 1, df }, 5, error)
  const critical = tQuantile(1 - error, df)
  const runs = 8000
  let fails = 0
  for (let run = 0; run < runs; run += 1) {
    let squares = 0
    for (let i = 0; i < df; i += 1) squares += normal() ** 2
    if (effect + normal() - critical * Math.sqrt(squares / df) > 5) fails += 1
  }
  expect(fails / runs).toBeGreaterThan(0.88)
  expect(fails / runs).toBeLessThan(0.92)
})

test('without spread every effect beyond the margin is seen', () => {
  expect(smallestDetectable({ standardError: 0, df: 4 }, 7, 0.05)).toBe(7)
})
