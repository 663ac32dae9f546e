import { halfWidthOf, type Comparison } from './comparison.ts'
import { refuseNotCount } from './refusal.ts'
import { trimmedEachSide } from './trimmed.ts'

/** How wide one gated quantity is. It has no centre: a rule that reads this cannot stop on the answer. */
export interface Width {
  halfWidth: number
  margin: number
}

/** Set-ups of a run that is compared with a baseline, at least. */
export const defaultMinSetUps = 6
/** Set-ups of a run that records a baseline. */
export const defaultBaselineSetUps = 20

export type Stopping =
  | { stop: true; stopped: 'narrow enough' | 'budget ended' | 'nothing to compare with' }
  /** moreSetUps: planned until narrow enough; null when set-ups now cannot do it, the baseline being too thin */
  | { stop: false; moreSetUps: number | null }

/**
 * Whether to stop adding set-ups: when every half-width is at most half the margin and there are at least minSetUps, or
 * when the next set-up would end after the budget. The centres have no say. Half the margin, because then an increase
 * of twice the margin fails with some 95 % (docs/statistics.md).
 *
 * @param widths of all gated quantities; empty while there is nothing to compare with: then `minSetUps` decides
 * @param plannedMore from setUpsStillNeeded
 */
export function whetherToStop(input: {
  widths: readonly Width[]
  setUps: number
  minSetUps: number
  secondsSpent: number
  secondsPerSetUp: number
  budgetSeconds: number
  plannedMore: number | null
}): Stopping {
  refuseNotCount('set-ups', input.setUps)
  refuseNotCount('minimum of set-ups', input.minSetUps, 2)
  const narrow = input.widths.every((width) => width.halfWidth <= width.margin / 2)
  const missing = input.minSetUps - input.setUps
  if (missing <= 0 && narrow) return { stop: true, stopped: 'narrow enough' }
  // Not `<=`: a NaN among the seconds stops the run instead of letting it go on for ever.
  const fits = input.secondsSpent + input.secondsPerSetUp <= input.budgetSeconds
  if (!fits) return { stop: true, stopped: 'budget ended' }
  if (narrow) return { stop: false, moreSetUps: missing }
  return {
    stop: false,
    moreSetUps: input.plannedMore === null ? null : Math.max(1, missing, input.plannedMore),
  }
}

/** More set-ups than this are never planned. */
const farthest = 200

/**
 * How many more set-ups now would make the interval narrow, when the spread stays as it is: the smallest n with
 * t sqrt(rest^2 + SE^2 n_now / n) <= margin / 2. Null when no n does: the baseline's own error is too large.
 */
export function setUpsStillNeeded(
  comparison: Comparison,
  margin: number,
  errorPerSide: number,
): number | null {
  const { now, nowError, standardError, df } = comparison
  if (halfWidthOf(comparison, errorPerSide) <= margin / 2) return 0
  const rest = Math.max(0, standardError ** 2 - nowError.standardError ** 2)
  const total = rest + nowError.standardError ** 2
  // What Satterthwaite's denominator holds beside the part of now.
  const restOverDf = Math.max(0, total ** 2 / df - nowError.standardError ** 4 / nowError.df)
  for (let n = now.n + 1; n <= farthest; n += 1) {
    const mine = (nowError.standardError ** 2 * now.n) / n
    const mineDf = nowError.df - now.df + n - 2 * trimmedEachSide(n) - 1
    const joined = {
      standardError: Math.sqrt(rest + mine),
      df: (rest + mine) ** 2 / (restOverDf + mine ** 2 / mineDf),
    }
    if (halfWidthOf(joined, errorPerSide) <= margin / 2) return n - now.n
  }
  return null
}
