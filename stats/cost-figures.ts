import { type AaCheck, aaErrorPerSide } from './aa.ts'
import { halfWidthOf } from './comparison.ts'
import type { Gated, Quantity, QuantityGate } from './gate.ts'
import { median } from './quantile.ts'
import type { ValidSetUp } from './set-up.ts'
import { type BootValues } from './baseline.ts'
import { estimateOf } from './moderated.ts'

export interface CostSummary {
  /** of the virtual clock alone */
  p10?: number
  /** the same of each set-up */
  p10SetUps?: number[]
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

/** Figures of one quantity: values by set-up, and the median over the set-ups of each one's other quantiles. */
export function summaryOf(
  all: BootValues,
  boots: readonly BootValues[],
  setUps: readonly ValidSetUp[],
  what: keyof ValidSetUp['p99Ns'],
): CostSummary {
  const values = all[`${what}Ns`]
  const estimate = estimateOf(
    values,
    boots.map((boot) => boot[`${what}Ns`]),
  )
  const halfWidth = halfWidthOf(estimate, aaErrorPerSide)
  const p10s = setUps.flatMap(({ p10Ns }) => (p10Ns ? [p10Ns[what]] : []))
  return {
    ...(p10s.length > 0 && { p10: median(p10s), p10SetUps: p10s }),
    p50: median(values),
    p99: median(setUps.map(({ p99Ns }) => p99Ns[what])),
    centre: estimate.centre,
    halfWidth,
    setUps: [...values],
  }
}

/** The values by quantity: what a baseline stores of a boot. */
export function valuesOf(setUps: readonly ValidSetUp[]): BootValues {
  const p10s = setUps.flatMap(({ p10Ns }) => (p10Ns ? [p10Ns.subject] : []))
  return {
    ...(p10s.length === setUps.length && { subjectP10Ns: p10s }),
    controlNs: setUps.map((setUp) => setUp.controlNs),
    subjectNs: setUps.map((setUp) => setUp.subjectNs),
    addedNs: setUps.map((setUp) => setUp.addedNs),
  }
}
