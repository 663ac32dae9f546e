import { halfWidthOf } from './comparison.ts'
import { median } from './quantile.ts'
import { refuseBadValues } from './refusal.ts'
import { trimmedMean } from './trimmed.ts'

/** A cost with so many objects. */
export interface Point {
  count: number
  value: number
}

/** How much more one more object costs; the unit of the values. */
export interface Slope {
  centre: number
  /** Half of the interval that holds the true slope 95 times of 100. */
  halfWidth: number
  /** One a set-up. */
  setUps: number[]
}

/** Of the interval, on each side. */
const errorPerSide = 0.025

/**
 * Slope of a robust line: the median of the slopes of all pairs of points (Theil 1950; Sen, "Estimates of the regression
 * coefficient based on Kendall's tau", JASA 63, 1968). Points with the same count make no pair.
 * @throws RangeError for NaN, Infinity, or fewer than two different counts
 */
export function theilSen(points: readonly Point[]): number {
  refuseBadValues(
    'points of a line',
    points.flatMap(({ count, value }) => [count, value]),
  )
  const slopes = points.flatMap((one, at) =>
    points
      .slice(at + 1)
      .filter(({ count }) => count !== one.count)
      .map((other) => (other.value - one.value) / (other.count - one.count)),
  )
  refuseBadValues('pairs of points with different counts', slopes)
  return median(slopes)
}

/**
 * The slope over fresh set-ups, which are what is independent: a line for each, then their trimmed mean with Yuen's interval, as of
 * every other cost.
 * @param setUps points of each set-up, at least 2 set-ups
 * @throws RangeError for fewer, and as theilSen does
 */
export function slopeOver(setUps: readonly (readonly Point[])[]): Slope {
  const slopes = setUps.map(theilSen)
  const mean = trimmedMean(slopes)
  return { centre: mean.centre, halfWidth: halfWidthOf(mean, errorPerSide), setUps: slopes }
}
