import { expect, test } from 'vitest'
import { costFormat, duration, signedPercent, us } from './quantity.ts'

test('µs with as many digits as a reader can use', () => {
  expect([10_920, 99_994, 136_900, 0, -520].map(us)).toEqual(['10.92', '99.99', '136.9', '0.00', '-0.52'])
})

test('what is no number is never shown as one', () => {
  expect([null, undefined, NaN, Infinity].map(us)).toEqual(['-', '-', '-', '-'])
})

test('differences keep their sign', () => {
  const { signed, withInterval } = costFormat(undefined)
  expect([520, -100, 0].map(signed)).toEqual(['+0.52', '-0.10', '+0.00'])
  expect([0.048, -0.01, -0.0001, 0.0001].map(signedPercent)).toEqual([
    ...['+4.8 %', '-1.0 %'],
    ...['0.0 %', '0.0 %'],
  ])
  expect(withInterval('+0.52', 50)).toBe('+0.52 ± 0.05')
  expect(withInterval('+0.52', null)).toBe('+0.52')
})

test('under the virtual clock costs are whole instructions', () => {
  const { unit, plain, signed, withInterval } = costFormat('virtual')
  expect(unit).toBe('instructions')
  expect([56_708.5, 940, null, NaN].map(plain)).toEqual(['56 709', '940', '-', '-'])
  expect(withInterval(signed(1376), 12)).toBe('+1 376 ± 12')
  expect(signed(-10_762)).toBe('-10 762')
})

test('durations', () => {
  expect([0, 8_400, 59_600, 72_000, 3_900_000, -5].map(duration)).toEqual([
    '0 s',
    '8 s',
    '1 min 0 s',
    '1 min 12 s',
    '1 h 5 min',
    '0 s',
  ])
})
