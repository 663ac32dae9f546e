import jstat from 'jstat'
import { refuseImproper } from './refusal.ts'

/**
 * Quantile of Student's t (Student 1908): the x below which a share p lies.
 * @param df degrees of freedom, real (Satterthwaite's are), > 0
 * @throws RangeError for p outside (0, 1) or df that is no positive number
 */
export function tQuantile(p: number, df: number): number {
  refuseImproper('t quantile p', p)
  refuseBadDf(df)
  return jstat.studentt.inv(p, Math.min(df, manyDf))
}

/** P(T >= t): the upper tail, taken from the lower one by symmetry so that small values keep their digits. */
export function tUpperTail(t: number, df: number): number {
  refuseBadDf(df)
  if (Number.isNaN(t)) throw new RangeError('t statistic is NaN, needs a number')
  if (!Number.isFinite(t)) return t > 0 ? 0 : 1
  return jstat.studentt.cdf(-t, Math.min(df, manyDf))
}

/** From here t and the normal distribution agree to 6 digits, and the incomplete beta function still converges. */
const manyDf = 1e6

function refuseBadDf(df: number): void {
  if (!(df > 0)) throw new RangeError(`degrees of freedom are ${df}, need a positive number`)
}
