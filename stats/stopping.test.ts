import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, halfWidthOf } from './comparison.ts'
import { decide } from './decision.ts'
import { setUpsStillNeeded, whetherToStop } from './stopping.ts'

const run = {
  setUps: 6,
  minSetUps: 6,
  secondsSpent: 10,
  secondsPerSetUp: 5,
  budgetSeconds: 60,
  plannedMore: 3,
}
const narrow = { halfWidth: 5, margin: 10 }
const wide = { halfWidth: 5.1, margin: 10 }

test('every interval is narrow and there are enough set-ups', () => {
  expect(whetherToStop({ ...run, widths: [narrow, narrow] })).toEqual({
    stop: true,
    stopped: 'narrow enough',
  })
  expect(whetherToStop({ ...run, widths: [narrow, wide] })).toEqual({ stop: false, moreSetUps: 3 })
  expect(whetherToStop({ ...run, setUps: 4, widths: [narrow] })).toEqual({ stop: false, moreSetUps: 2 })
  expect(whetherToStop({ ...run, widths: [wide], plannedMore: null })).toEqual({
    stop: false,
    moreSetUps: null,
  })
})

test('the budget ends before a set-up that would not fit', () => {
  expect(whetherToStop({ ...run, widths: [wide], secondsSpent: 55 })).toEqual({ stop: false, moreSetUps: 3 })
  expect(whetherToStop({ ...run, widths: [wide], secondsSpent: 56 })).toEqual({
    stop: true,
    stopped: 'budget ended',
  })
  expect(whetherToStop({ ...run, widths: [wide], secondsSpent: Number.NaN })).toEqual({
    stop: true,
    stopped: 'budget ended',
  })
})

test('a width that is NaN is not narrow', () => {
  expect(whetherToStop({ ...run, widths: [{ halfWidth: Number.NaN, margin: 1 }] }).stop).toBe(false)
})

test('what is planned is what is needed, or null when the baseline alone is too wide', () => {
  const base = [98, 99, 100, 101, 102, 98, 99, 100, 101, 102, 98, 99, 100, 101, 102]
  const comparison = compare([98, 99, 100, 101, 102], [base])
  const margin = 3.2
  const more = setUpsStillNeeded(comparison, margin, 0.025)
  expect(more).toBeGreaterThan(0)
  expect(setUpsStillNeeded(comparison, margin, 0.025)).toBe(more)
  expect(setUpsStillNeeded(comparison, 1, 0.025)).toBeNull()
  expect(setUpsStillNeeded(comparison, 100, 0.025)).toBe(0)
})

/** Stop or go on, for values now against values then. */
type Rule = (now: number[], then: number[], margin: number) => boolean

const onWidth: Rule = (now, then, margin) => {
  const comparison = compare(now, [then])
  const widths = [{ halfWidth: halfWidthOf(comparison, 0.01), margin }]
  return whetherToStop({ ...run, widths }).stop
}
const onAnswer: Rule = (now, then, margin) => {
  const comparison = compare(now, [then])
  return decide(comparison.difference, halfWidthOf(comparison, 0.01), margin) !== 'inconclusive'
}

const values = fc.array(fc.integer({ min: 10_000, max: 10_200 }), { minLength: 6, maxLength: 12 })
const sameForEveryCentre = (rule: Rule): fc.IPropertyWithHooks<[number[], number[], number, number]> =>
  fc.property(
    values,
    values,
    fc.integer({ min: 50, max: 400 }),
    fc.integer({ min: -3000, max: 3000 }),
    (now, then, margin, shift) =>
      rule(now, then, margin) ===
      rule(
        now.map((value) => value + shift),
        then,
        margin,
      ),
  )

test('stopping does not depend on the centre', () => {
  fc.assert(sameForEveryCentre(onWidth), { seed: 1, numRuns: 200 })
})

test('planted fault: stopping on the answer is caught by that property', () => {
  expect(fc.check(sameForEveryCentre(onAnswer), { seed: 1, numRuns: 200 }).failed).toBe(true)
})
