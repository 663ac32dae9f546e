import { ascending, valueAt } from './quantile.ts'
import { refuseBadValues, refuseOutside } from './refusal.ts'

/** Share cut off at each end. 20 %: Wilcox, "Introduction to Robust Estimation and Hypothesis Testing", ch. 3. */
export const trim = 0.2

/** A trimmed mean and how sure it is; all in the unit of the values (variance: squared). */
export interface TrimmedMean {
  centre: number
  /** Yuen's standard error of the centre */
  standardError: number
  /** degrees of freedom of the standard error: h - 1 */
  df: number
  /** values, and those left after trimming */
  n: number
  h: number
  winsorisedVariance: number
}

/**
 * 20 % trimmed mean with Yuen's standard error (Yuen, "The two-sample trimmed t for unequal population variances",
 * Biometrika 61, 1974). g = floor(trim n) values are cut off at each end, h = n - 2g are left;
 * SE = sqrt((n - 1) s_w^2 / (h (h - 1))) with s_w^2 the variance of the values winsorised (the g cut off at each end
 * replaced by the nearest one left; Tukey & McLaughlin 1963).
 * For n < 5, g is 0: it is then the plain mean with its plain standard error, and one outlier is not resisted.
 *
 * @param values one per set-up, any order, at least 2, finite
 * @throws RangeError for fewer than 2 values (one value has no spread), NaN, Infinity
 */
export function trimmedMean(values: readonly number[], share: number = trim): TrimmedMean {
  refuseBadValues('trimmed mean', values, 2)
  refuseOutside('trimmed share', share, 0, 0.25)
  const sorted = ascending(values)
  const n = sorted.length
  const g = trimmedEachSide(n, share)
  const h = n - 2 * g
  const low = valueAt(sorted, g)
  const high = valueAt(sorted, n - 1 - g)
  const centre = meanOf(sorted.slice(g, n - g))
  const winsorisedVariance = varianceOf(sorted.map((value) => Math.min(high, Math.max(low, value))))
  const standardError = Math.sqrt(((n - 1) * winsorisedVariance) / (h * (h - 1)))
  return { centre, standardError, df: h - 1, n, h, winsorisedVariance }
}

/**
 * The same where one value may be all that a run has. Of its spread it knows nothing (df 0, an error of 0 that means none is known): only
 * what knows it from elsewhere may use that (moderatedError).
 */
export function trimmedOrLone(values: readonly number[]): TrimmedMean {
  const [value] = values
  if (value === undefined || values.length > 1) return trimmedMean(values)
  refuseBadValues('trimmed mean', values)
  return { centre: value, standardError: 0, df: 0, n: 1, h: 1, winsorisedVariance: 0 }
}

/** How many values are cut off at each end: floor(share n). The 1e-9 keeps rounding of the product from losing one. */
export function trimmedEachSide(n: number, share: number = trim): number {
  return Math.floor(share * n + 1e-9)
}

/** Mean as first + mean of what is beyond the first: equal values give exactly that value. */
export function meanOf(values: readonly number[]): number {
  const first = valueAt(values, 0)
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length
}

/** Sample variance, n - 1 in the denominator. */
export function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
