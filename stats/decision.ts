import type { Comparison } from './comparison.ts'
import { refuseBadValues, refuseImproper, refuseOutside } from './refusal.ts'
import { tQuantile } from './student.ts'

export type Decision = 'pass' | 'fail' | 'inconclusive'

/**
 * fail: the whole interval lies beyond the margin; pass: the whole interval lies below it; else inconclusive. An end
 * that touches the margin decides nothing. Only an increase fails.
 * @throws RangeError for NaN, Infinity, a negative half-width or margin
 */
export function decide(difference: number, halfWidth: number, margin: number): Decision {
  refuseBadValues('difference', [difference])
  refuseOutside('half-width', halfWidth, 0, Number.MAX_VALUE)
  refuseOutside('margin', margin, 0, Number.MAX_VALUE)
  if (difference - halfWidth > margin) return 'fail'
  if (difference + halfWidth < margin) return 'pass'
  return 'inconclusive'
}

/** Share of runs in which an effect of the smallest detectable size fails. */
export const power = 0.9

/**
 * The increase that a run with this standard error fails in 90 % of cases: margin + (t_alpha + t_beta) SE. The
 * interval must clear the margin (t_alpha SE), and the estimate may fall short of the truth by t_beta SE in 10 % of
 * runs. Central t for the noncentral one: below 5 % off in the second term from df 5 up (stats/decision.test.ts).
 * @param errorPerSide of the interval that decides
 */
export function smallestDetectable(
  comparison: Pick<Comparison, 'standardError' | 'df'>,
  margin: number,
  errorPerSide: number,
): number {
  refuseImproper('error per side', errorPerSide)
  refuseOutside('margin', margin, 0, Number.MAX_VALUE)
  const { standardError, df } = comparison
  if (standardError === 0) return margin
  return margin + (tQuantile(1 - errorPerSide, df) + tQuantile(power, df)) * standardError
}
