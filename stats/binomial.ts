import jstat from 'jstat'
import { refuseImproper, refuseNotCount } from './refusal.ts'

/**
 * What k of n trials say about the true share, exactly (Clopper & Pearson, "The use of confidence or fiducial limits
 * illustrated in the case of the binomial", Biometrika 26, 1934). Each bound is one-sided: the true share is below
 * `upper` with the stated confidence, and above `lower` with the same (both together: 1 - 2 (1 - confidence)).
 * 0 of 30 at 0.95: at most 9.5 %. 19 of 20 at 0.95: at least 78.4 %.
 * @throws RangeError for no trials, counts that are not whole, k > n, confidence outside (0, 1)
 */
export function shareBounds(k: number, n: number, confidence = 0.95): { lower: number; upper: number } {
  refuseNotCount('trials', n, 1)
  refuseNotCount('successes', k)
  if (k > n) throw new RangeError(`successes are ${k} of ${n} trials, cannot be more than all`)
  refuseImproper('confidence', confidence)
  const error = 1 - confidence
  return {
    // At the ends the beta quantile has a closed form: P(0 of n) = (1 - p)^n.
    lower: k === 0 ? 0 : k === n ? error ** (1 / n) : jstat.beta.inv(error, k, n - k + 1),
    upper: k === n ? 1 : k === 0 ? 1 - error ** (1 / n) : jstat.beta.inv(confidence, k + 1, n - k),
  }
}
