import { halfWidthOf } from './comparison.ts'
import { refuseOutside } from './refusal.ts'
import { trimmedMean } from './trimmed.ts'

export interface AaCheck {
  differenceNs: number
  halfWidthNs: number
  boundNs: number
  withinBounds: boolean
}

/** Error on each side of the A/A interval: a 95 % interval. */
export const aaErrorPerSide = 0.025

/**
 * The control against the control again, paired by round inside each set-up: what is the same must measure the same.
 * Out of bounds: the two differ by more than the margin, so the machine is noisy and no cost verdict of the run counts.
 * It is the centre that is held against the bound: when the interval is merely wide, those of the gated quantities
 * are wide too and end inconclusive by themselves.
 *
 * @param differencesNs one per set-up: median over rounds of (control again - control), at least 2
 * @param boundNs margin of the control
 * @throws RangeError for fewer, NaN, Infinity, a bound below 0
 */
export function checkAa(differencesNs: readonly number[], boundNs: number): AaCheck {
  refuseOutside('A/A bound', boundNs, 0, Number.MAX_VALUE)
  const estimate = trimmedMean(differencesNs)
  const halfWidthNs = halfWidthOf(estimate, aaErrorPerSide)
  const withinBounds = Math.abs(estimate.centre) <= boundNs
  return { differenceNs: estimate.centre, halfWidthNs, boundNs, withinBounds }
}
