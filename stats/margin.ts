import { refuseOutside } from './refusal.ts'
import type { TrimmedMean } from './trimmed.ts'

/** The least change that matters, as a share of the baseline's RTT. */
export const defaultMinEffect = 0.01
/** Changes below this multiple of the spread between set-ups do not matter either. */
export const defaultSpreadFactor = 1.5

/**
 * The change that is still no regression, in the unit of the values: the larger of minEffect x the baseline's RTT and
 * spreadFactor x the pooled standard deviation between set-ups of the baseline. Of the baseline alone: a run cannot
 * widen its own margin by being noisy, and the margin is known before the run starts.
 *
 * @throws RangeError for no boots, an RTT that is not above 0, or factors below 0
 */
export function marginOf(input: {
  referenceRtt: number
  boots: readonly TrimmedMean[]
  minEffect: number
  spreadFactor: number
}): number {
  refuseOutside('baseline RTT', input.referenceRtt, Number.MIN_VALUE, Number.MAX_VALUE)
  refuseOutside('minEffect', input.minEffect, 0, Number.MAX_VALUE)
  refuseOutside('spread factor', input.spreadFactor, 0, Number.MAX_VALUE)
  return Math.max(input.minEffect * input.referenceRtt, input.spreadFactor * pooledSpread(input.boots))
}

/**
 * Standard deviation between set-ups, pooled over boots by degrees of freedom. Of each boot SE sqrt(n): what the
 * spread of one set-up would have to be if a trimmed mean were as sure as a mean; an outlier does not inflate it.
 */
export function pooledSpread(boots: readonly TrimmedMean[]): number {
  if (boots.length === 0) throw new RangeError('spread between set-ups: no boots, needs at least 1')
  const df = boots.reduce((sum, boot) => sum + boot.df, 0)
  return Math.sqrt(boots.reduce((sum, boot) => sum + boot.df * boot.n * boot.standardError ** 2, 0) / df)
}

/** A margin above this share of the round trip judges nothing: the baseline is too noisy. */
export const widestMargin = 0.05
