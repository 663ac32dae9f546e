import { median } from './quantile.ts'
import { refuseBadValues } from './refusal.ts'
import { meanOf } from './trimmed.ts'

/**
 * Mean of the values that lie within a distance of their median: a mean with a rejection rule (Hampel, "The breakdown point of the mean combined with
 * some rejection rules", Technometrics 27, 1985). As with the median almost half of the values may be anywhere. Of values that take turns between two
 * near states the median is one state or the other, by chance; this is between the two, where it stays.
 *
 * @param values any order, at least one, finite
 * @param distance that counts as near, in the unit of the values
 * @returns the median itself where no value is near it (an even number of values, half of them far)
 * @throws RangeError for no values, NaN, Infinity
 */
export function skippedMean(values: readonly number[], distance: number): number {
  refuseBadValues('skipped mean', values)
  const middle = median(values)
  const near = values.filter((value) => Math.abs(value - middle) <= distance)
  return near.length === 0 ? middle : meanOf(near)
}
