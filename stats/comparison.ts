import { type CentreError, moderatedError } from './moderated.ts'
import { refuseImproper } from './refusal.ts'
import { tQuantile, tUpperTail } from './student.ts'
import { meanOf, trimmedMean, type TrimmedMean, trimmedOrLone, varianceOf } from './trimmed.ts'

/** Now against the baseline. Everything in the unit of the values, except df. */
export interface Comparison {
  /** trimmed mean now - baseline centre (unweighted mean of the boots' trimmed means) */
  difference: number
  baselineCentre: number
  /** standard error of the difference and its degrees of freedom */
  standardError: number
  df: number
  /** estimated standard deviation between boots; null for a baseline of one boot, which cannot know it */
  betweenBootSd: number | null
  now: TrimmedMean
  /** error of the centre now, with what the boots know of the spread between set-ups */
  nowError: CentreError
  boots: TrimmedMean[]
}

interface Component {
  variance: number
  df: number
}

/**
 * Difference of one boot now to a baseline of B boots: Yuen's two-sample test (Yuen 1974) with Welch's degrees of
 * freedom (Welch, Biometrika 34, 1947), the spread of now moderated by that of the boots, and a random effect of the boot
 * when B >= 2.
 *
 * A boot's centre t_b is its true cost + an effect of the boot (variance s^2) + the error of its set-ups (variance
 * q_b = SE_b^2). By the method of moments s^2 = max(0, var(t_b) - mean(q_b)), since E var(t_b) = s^2 + mean(q_b).
 * The difference then has three independent parts:
 *   q_now  +  sum(q_b) / B^2  +  (1 + 1/B) s^2
 * (the boot now has an effect too, and the mean of B boots 1/B of one), with those of moderatedError, h_b - 1 and B - 1
 * degrees of freedom, joined by Satterthwaite (Biometrics Bulletin 2, 1946): df = (sum v)^2 / sum(v^2 / df).
 *
 * @param now one value per set-up, at least 1
 * @param boots one list per boot, at least one boot, each at least 2 values
 * @throws RangeError for fewer, NaN, Infinity
 */
export function compare(now: readonly number[], boots: readonly (readonly number[])[]): Comparison {
  if (boots.length === 0) throw new RangeError('baseline: no boots, needs at least 1')
  const mine = trimmedOrLone(now)
  const theirs = boots.map((values) => trimmedMean(values))
  const mineError = moderatedError(mine, theirs)
  const baselineCentre = meanOf(theirs.map((boot) => boot.centre))
  const betweenBoots = bootVariance(theirs)
  const count = theirs.length
  const components: Component[] = [
    { variance: mineError.standardError ** 2, df: mineError.df },
    ...theirs.map((boot) => ({ variance: (boot.standardError / count) ** 2, df: boot.df })),
    ...(betweenBoots === null ? [] : [{ variance: (1 + 1 / count) * betweenBoots, df: count - 1 }]),
  ]
  return {
    difference: mine.centre - baselineCentre,
    baselineCentre,
    standardError: Math.sqrt(components.reduce((sum, part) => sum + part.variance, 0)),
    df: satterthwaite(components),
    betweenBootSd: betweenBoots === null ? null : Math.sqrt(betweenBoots),
    now: mine,
    nowError: mineError,
    boots: theirs,
  }
}

/** p-value of H0 "the true difference is at most `margin`": small when the cost rose by more than the margin. */
export function pValueBeyond(comparison: Comparison, margin: number): number {
  const beyond = comparison.difference - margin
  // Values without any spread (every set-up the same nanosecond) leave nothing to be unsure of.
  if (comparison.standardError === 0) return beyond > 0 ? 0 : 1
  return tUpperTail(beyond / comparison.standardError, comparison.df)
}

/**
 * Half of the two-sided interval difference +- halfWidth, whose error is `errorPerSide` on each side (level
 * 1 - 2 errorPerSide). The interval lies beyond a margin exactly when pValueBeyond(margin) < errorPerSide.
 */
export function halfWidthOf(estimate: { standardError: number; df: number }, errorPerSide: number): number {
  refuseImproper('error per side', errorPerSide)
  if (estimate.standardError === 0) return 0
  return estimate.standardError * tQuantile(1 - errorPerSide, estimate.df)
}

function bootVariance(boots: readonly TrimmedMean[]): number | null {
  if (boots.length < 2) return null
  const errors = meanOf(boots.map((boot) => boot.standardError ** 2))
  return Math.max(0, varianceOf(boots.map((boot) => boot.centre)) - errors)
}

/** Scaled by the largest variance: squares of variances of tiny numbers would underflow to 0 / 0. */
function satterthwaite(components: readonly Component[]): number {
  const largest = Math.max(...components.map((part) => part.variance))
  if (largest === 0) return components.reduce((sum, part) => sum + part.df, 0)
  const scaled = components.map((part) => ({ variance: part.variance / largest, df: part.df }))
  const sum = scaled.reduce((total, part) => total + part.variance, 0)
  return sum ** 2 / scaled.reduce((total, part) => total + part.variance ** 2 / part.df, 0)
}
