import { refuseImproper, refuseNotCount, refuseOutside } from './refusal.ts'

/** Probability of any false alarm in a run. */
export const defaultAlpha = 0.05

/**
 * Level of one test so that m tests together raise a false alarm at most with probability alpha (Bonferroni; Dunn,
 * JASA 56, 1961). No independence is assumed: control, subject and added cost are not independent.
 * @param planned m: gated quantities planned before the run, also those that were not measured in the end
 */
export function bonferroniLevel(alpha: number, planned: number): number {
  refuseImproper('alpha', alpha)
  refuseNotCount('planned quantities', planned, 1)
  return alpha / planned
}

export interface HolmResult {
  /** in the order of the input: may H0 be rejected, at family-wise level alpha? */
  rejected: boolean[]
  /** adjusted p-values: reject where <= alpha */
  adjusted: number[]
}

/**
 * Step-down test of Holm ("A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6, 1979): the
 * i-th smallest p-value (from 0) is compared with alpha / (m - i), until one is too large. Rejects all that Bonferroni
 * rejects, and sometimes more, at the same family-wise level.
 *
 * @param pValues one per quantity; null for one that was planned and not measured: it takes its place as p = 1
 * @param planned m, at least pValues.length
 * @throws RangeError for p outside [0, 1], NaN, or more p-values than planned
 */
export function holm(
  pValues: readonly (number | null)[],
  alpha: number,
  planned: number = pValues.length,
): HolmResult {
  refuseImproper('alpha', alpha)
  refuseNotCount('planned quantities', planned, Math.max(1, pValues.length))
  const known = pValues.map((p) => p ?? 1)
  known.forEach((p, i) => refuseOutside(`p-value ${i}`, p, 0, 1))
  const ascending = known.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p)
  const adjusted = new Array<number>(known.length).fill(1)
  let largest = 0
  for (const [rank, { p, at }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, p * (planned - rank)))
    adjusted[at] = largest
  }
  return { rejected: adjusted.map((p) => p <= alpha), adjusted }
}

/**
 * The end of a run: Holm over all tests. Each was decided at Bonferroni's level when its mode was done; where Holm
 * rejects one more, that inconclusive quantity is a fail. A pass never changes: its difference is below the margin.
 * @param quantities all gated ones of the run; those without a p-value keep their verdict
 */
export function settleFamily<Q extends { pValue: number | null; verdict: string }>(
  quantities: readonly Q[],
  alpha: number,
  planned: number,
): (Q | (Omit<Q, 'verdict'> & { verdict: 'fail' }))[] {
  if (quantities.length === 0) return []
  const { rejected } = holm(
    quantities.map(({ pValue }) => pValue),
    alpha,
    planned,
  )
  return quantities.map((quantity, i) =>
    rejected[i] && quantity.verdict === 'inconclusive' ? { ...quantity, verdict: 'fail' as const } : quantity,
  )
}
