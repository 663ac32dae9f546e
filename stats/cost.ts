import { checkAa } from './aa.ts'
import { type BootValues, centreOfBoots, leastSetUps, reasonAgainstBaseline } from './baseline.ts'
import { type CostFigures, reasonsOf, summaryOf, valuesOf } from './cost-figures.ts'
import { bonferroniLevel } from './family.ts'
import {
  type Gated,
  gateQuantity,
  type GateSettings,
  type Quantity,
  type QuantityGate,
  recordQuantity,
  withholdVerdict,
} from './gate.ts'
import { defaultMinEffect, defaultSpreadFactor, widestMargin } from './margin.ts'
import { summarizeRun } from './run.ts'
import type { SetUpSample, SetUpSummary } from './set-up.ts'
import { defaultBaselineSetUps, defaultMinSetUps, type Stopping, whetherToStop } from './stopping.ts'
import { trimmedMean } from './trimmed.ts'

export type { BootValues } from './baseline.ts'
export type { CostFigures, CostSummary } from './cost-figures.ts'
export {
  summarizeSetUp,
  type ChunkSample,
  type RoundSample,
  type SetUpSample,
  type SetUpSummary,
} from './set-up.ts'

export interface CostInput {
  /** as measured, or as summarizeSetUp gave them */
  setUps: readonly (SetUpSample | SetUpSummary)[]
  /** null: there is nothing to compare with; the run records */
  baseline: { boots: readonly BootValues[] } | null
  /** gated quantities of the whole run: 3 x modes planned */
  plannedQuantities: number
  secondsSpent: number
  secondsPerSetUp: number
  budgetSeconds: number
  /** spin of a quiet CPU, ns, where it is known better than from this run */
  floorNs?: number
  minEffect?: number
  spreadFactor?: number
  /** probability of any false alarm in the run */
  alpha?: number
  minSetUps?: number
  baselineSetUps?: number
}

export const defaultAlpha = 0.05

interface Progress {
  stopping: Stopping
  keptShare: number
  floorNs: number | null
  invalidSetUps: { index: number; reason: string }[]
}

export type CostJudgement = Progress &
  (
    | {
        state: 'judged'
        report: CostFigures
        noisy: boolean
        reasons: { quantity: Quantity; reason: string }[]
      }
    | { state: 'invalid'; reason: string }
  )

/**
 * Everything about one RTT comparison: set-ups -> quiet chunks -> one value each -> interval, margin and decision for
 * control, subject and added cost; the A/A check; whether to go on measuring. Pure: call it after every set-up. While
 * `stopping.stop` is false the verdicts are provisional and nobody may act on them.
 *
 * @returns invalid, with the reason, for too few valid set-ups or a baseline that cannot be compared with
 * @throws RangeError for settings that are no numbers of their kind (alpha, minEffect, counts)
 */
export function judgeCost(input: CostInput): CostJudgement {
  const { valid, ...progress } = summarizeRun(input.setUps, input.floorNs)
  const settings: GateSettings = {
    minEffect: input.minEffect ?? defaultMinEffect,
    spreadFactor: input.spreadFactor ?? defaultSpreadFactor,
    errorPerSide: bonferroniLevel(input.alpha ?? defaultAlpha, input.plannedQuantities),
  }
  const values = valuesOf(valid)
  const few = reasonAgainstCount(input, valid.length, progress.invalidSetUps.at(-1)?.reason)
  if (few !== null) {
    return { state: 'invalid', reason: few, ...progress, stopping: stoppingOf(input, valid.length, null) }
  }
  const unfit = input.baseline && reasonAgainstBaseline(input.baseline.boots, values)
  if (unfit !== null) {
    const stopping: Stopping = { stop: true, stopped: 'nothing to compare with' }
    return { state: 'invalid', reason: unfit, ...progress, stopping }
  }

  const gated = input.baseline && gateAll(values, input.baseline.boots, settings)
  const blind = gated && reasonAgainstMargins(gated)
  if (blind !== null) {
    const stopping: Stopping = { stop: true, stopped: 'nothing to compare with' }
    return { state: 'invalid', reason: blind, ...progress, stopping }
  }
  const referenceNs = trimmedMean(values.controlNs).centre
  const aa = checkAa(
    valid.map((setUp) => setUp.againNs),
    gated?.[0].width.margin ?? settings.minEffect * referenceNs,
  )
  const noisy = !aa.withinBounds
  const gates = gated?.map(({ gate }) => gate) ?? recordAll(values)
  const stopping = stoppingOf(input, valid.length, gated)
  const report: CostFigures = {
    controlNs: summaryOf(
      values.controlNs,
      valid.map((setUp) => setUp.p99Ns.control),
    ),
    subjectNs: summaryOf(
      values.subjectNs,
      valid.map((setUp) => setUp.p99Ns.subject),
    ),
    addedNs: summaryOf(
      values.addedNs,
      valid.map((setUp) => setUp.p99Ns.added),
    ),
    ratio: trimmedMean(values.subjectNs).centre / referenceNs,
    gated: noisy ? gates.map(withholdVerdict) : gates,
    aa,
    setUps: valid.length,
    rounds: valid.reduce((sum, setUp) => sum + setUp.keptRounds, 0),
    keptShare: progress.keptShare,
    stopped: stopping.stop && stopping.stopped === 'narrow enough' ? 'narrow enough' : 'budget ended',
  }
  return { state: 'judged', report, noisy, reasons: reasonsOf(report, noisy, gated), ...progress, stopping }
}

type Three<T> = readonly [control: T, subject: T, added: T]

function gateAll(now: BootValues, boots: readonly BootValues[], settings: GateSettings): Three<Gated> {
  const controls = boots.map((boot) => boot.controlNs)
  const subjects = boots.map((boot) => boot.subjectNs)
  const added = boots.map((boot) => boot.addedNs)
  const subjectRttNs = centreOfBoots(subjects)
  return [
    gateQuantity('control', now.controlNs, controls, centreOfBoots(controls), settings),
    gateQuantity('subject', now.subjectNs, subjects, subjectRttNs, settings),
    gateQuantity('added cost', now.addedNs, added, subjectRttNs, settings),
  ]
}

/**
 * Why these margins would let anything pass, or null: they grow with the spread of the baseline's set-ups, and one that was
 * recorded while the machine changed its speed has a margin that no real change reaches.
 */
function reasonAgainstMargins([control, subject, added]: Three<Gated>): string | null {
  for (const [gated, rttNs] of [
    [control, control.gate.baselineNs],
    [subject, subject.gate.baselineNs],
    [added, subject.gate.baselineNs],
  ] as const) {
    const share = gated.width.margin / (rttNs ?? 0)
    if (share <= widestMargin) continue
    return `the baseline's set-ups differ by so much that its margin for ${gated.gate.quantity} is ${(100 * share).toFixed(0)} % of a round trip, more than ${100 * widestMargin} %; record it again with -u on a quieter machine`
  }
  return null
}

function recordAll(now: BootValues): QuantityGate[] {
  return [
    recordQuantity('control', now.controlNs),
    recordQuantity('subject', now.subjectNs),
    recordQuantity('added cost', now.addedNs),
  ]
}

function stoppingOf(input: CostInput, setUps: number, gated: Three<Gated> | null): Stopping {
  const { secondsSpent, secondsPerSetUp, budgetSeconds } = input
  const recording = input.baseline === null
  const minSetUps = recording
    ? (input.baselineSetUps ?? defaultBaselineSetUps)
    : (input.minSetUps ?? defaultMinSetUps)
  const more = gated?.map(({ moreSetUps }) => moreSetUps) ?? []
  return whetherToStop({
    widths: gated?.map(({ width }) => width) ?? [],
    ...{ setUps, minSetUps: Math.max(minSetUps, leastSetUps) },
    plannedMore: more.reduce<number | null>(
      (most, n) => (most === null || n === null ? null : Math.max(most, n)),
      0,
    ),
    ...{ secondsSpent, secondsPerSetUp },
    // Fewer than the least prove nothing: a budget that is shorter than they take would buy nothing at all.
    budgetSeconds: input.setUps.length < leastSetUps ? Number.POSITIVE_INFINITY : budgetSeconds,
  })
}

function reasonAgainstCount(input: CostInput, valid: number, lastReason: string | undefined): string | null {
  if (valid >= leastSetUps) return null
  const because = lastReason === undefined ? '' : `; the last invalid one: ${lastReason}`
  return `${valid} of ${input.setUps.length} set-ups are valid, needs ${leastSetUps}${because}`
}
