import { type AaCheck, aaErrorPerSide } from './aa.ts'
import { halfWidthOf } from './comparison.ts'
import type { Gated, Quantity, QuantityGate } from './gate.ts'
import { median } from './quantile.ts'
import type { ValidSetUp } from './set-up.ts'
import { trimmedMean } from './trimmed.ts'

export interface CostSummary {
  p50: number
  p99: number
  centre: number
  /** of the 95 % interval of the centre */
  halfWidth: number
  setUps: number[]
}

/** A CostReport without its placement. */
export interface CostFigures {
  controlNs: CostSummary
  subjectNs: CostSummary
  addedNs: CostSummary
  ratio: number
  gated: QuantityGate[]
  aa: AaCheck
  setUps: number
  rounds: number
  keptShare: number
  stopped: 'narrow enough' | 'budget ended'
}

/** Why each inconclusive quantity is so. */
export function reasonsOf(
  report: CostFigures,
  noisy: boolean,
  gated: readonly Gated[] | null,
): { quantity: Quantity; reason: string }[] {
  return report.gated.flatMap(({ quantity, verdict }, i) => {
    if (verdict !== 'inconclusive') return []
    if (noisy) return [{ quantity, reason: 'A/A out of bounds: the machine is too noisy' }]
    if (gated?.[i]?.moreSetUps === null)
      return [{ quantity, reason: 'the baseline has too few set-ups or boots' }]
    if (gated?.[i]?.moreSetUps === 0)
      return [{ quantity, reason: 'the difference is too close to the margin to tell' }]
    return [{ quantity, reason: 'the budget ended before the interval was narrow enough' }]
  })
}

/** Figures of one quantity: values by set-up, and the 99 % quantile of each set-up, of which the median is taken. */
export function summaryOf(values: readonly number[], p99s: readonly number[]): CostSummary {
  const estimate = trimmedMean(values)
  const halfWidth = halfWidthOf(estimate, aaErrorPerSide)
  return { p50: median(values), p99: median(p99s), centre: estimate.centre, halfWidth, setUps: [...values] }
}

/** The values by quantity: what a baseline stores of a boot. */
export function valuesOf(setUps: readonly ValidSetUp[]): {
  controlNs: number[]
  subjectNs: number[]
  addedNs: number[]
} {
  return {
    controlNs: setUps.map((setUp) => setUp.controlNs),
    subjectNs: setUps.map((setUp) => setUp.subjectNs),
    addedNs: setUps.map((setUp) => setUp.addedNs),
  }
}
