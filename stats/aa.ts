import { halfWidthOf } from './comparison.ts'
import { estimateOf } from './moderated.ts'
import { refuseOutside } from './refusal.ts'

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
 * @param differencesNs one per set-up: median over rounds of (control again - control)
 * @param boundNs margin of the control
 * @param boots the control's values in the baseline: what the half-width is taken from where there is one set-up; a difference of
 *   two has √2 times the spread of one
 * @throws RangeError for one difference without boots, NaN, Infinity, a bound below 0
 */
export function checkAa(
  differencesNs: readonly number[],
  boundNs: number,
  boots: readonly (readonly number[])[] = [],
): AaCheck {
  refuseOutside('A/A bound', boundNs, 0, Number.MAX_VALUE)
  const estimate = estimateOf(
    differencesNs,
    boots.map((values) => values.map((value) => Math.SQRT2 * value)),
  )
  const halfWidthNs = halfWidthOf(estimate, aaErrorPerSide)
  const withinBounds = Math.abs(estimate.centre) <= boundNs
  return { differenceNs: estimate.centre, halfWidthNs, boundNs, withinBounds }
}
