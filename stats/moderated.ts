import { pooledSpread } from './margin.ts'
import { trimmedMean, type TrimmedMean, trimmedOrLone } from './trimmed.ts'

/** How far a centre may be off: its standard error, and the degrees of freedom with which that is known. */
export interface CentreError {
  standardError: number
  df: number
}

/**
 * The error of a centre of few set-ups, with what the baseline's boots know of the spread between set-ups: by itself a run of
 * five knows it with two degrees of freedom, and Student's t makes of that an interval ten standard errors wide.
 *
 * The moderated variance of Smyth ("Linear models and empirical Bayes methods for assessing differential expression in
 * microarray experiments", Statistical Applications in Genetics and Molecular Biology 3, 2004), with the baseline's spread
 * as the prior: s~^2 = (d0 s0^2 + d s^2) / (d0 + d), with d0 + d degrees of freedom; s^2 = SE^2 n of the run, s0^2 the same pooled
 * over the boots, d0 the sum of their degrees of freedom. A run that is noisier than that pays for it: the larger of s~^2 and
 * s^2 counts. A run of one value has no s^2: the boots alone say how far it may be off.
 */
export function moderatedError(now: TrimmedMean, boots: readonly TrimmedMean[]): CentreError {
  const df = boots.reduce((sum, boot) => sum + boot.df, now.df)
  const own = now.df === 0 ? 0 : pooledSpread([now])
  const spread = Math.max(own, pooledSpread([now, ...boots]))
  return { standardError: spread / Math.sqrt(now.n), df }
}

/**
 * A centre and its error: of several values their own, of a single one what the boots know.
 * @throws RangeError for a single value without boots
 */
export function estimateOf(
  values: readonly number[],
  boots: readonly (readonly number[])[],
): CentreError & { centre: number } {
  if (values.length > 1) return trimmedMean(values)
  const lone = trimmedOrLone(values)
  return {
    centre: lone.centre,
    ...moderatedError(
      lone,
      boots.map((boot) => trimmedMean(boot)),
    ),
  }
}
