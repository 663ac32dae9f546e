import { refuseBadValues, refuseOutside } from './refusal.ts'

/**
 * Sample quantile, type 7 of Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American Statistician
 * 50 (1996): linear between the order statistics around position (n - 1) p, counted from 0. R's and NumPy's default.
 *
 * @param values any order, at least one, finite; not changed
 * @param p 0 (the smallest) to 1 (the largest)
 * @throws RangeError for no values, NaN, Infinity, or p outside [0, 1]
 */
export function quantile(values: readonly number[], p: number): number {
  refuseBadValues('quantile', values)
  refuseOutside('quantile p', p, 0, 1)
  return quantileOfSorted(ascending(values), p)
}

/** The 0.5 quantile: the middle value, or the mean of the two middle ones. @throws RangeError as quantile does */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** A sorted copy. */
export function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b)
}

function quantileOfSorted(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p
  const below = valueAt(sorted, Math.floor(position))
  const above = valueAt(sorted, Math.ceil(position))
  return below + (above - below) * (position - Math.floor(position))
}

/** The value at an index that must exist. @throws RangeError where it does not */
export function valueAt<T>(values: readonly T[], index: number): T {
  const value = values[index]
  if (value === undefined) throw new RangeError(`no value at ${index} of ${values.length}`)
  return value
}
