import { checkAa } from './aa.ts'
import { type BootValues, leastSetUps, reasonAgainstBaseline } from './baseline.ts'
import { type CostFigures, reasonsOf, summaryOf, valuesOf } from './cost-figures.ts'
import {
  gateAll,
  type Gated,
  type GateSettings,
  type Quantity,
  type Quantities,
  type QuantityGate,
  recordQuantity,
  settingsOf,
  withholdVerdict,
} from './gate.ts'
import { summarizeRun } from './run.ts'
import type { SetUpSample, SetUpSummary } from './set-up.ts'
import {
  defaultBaselineSetUps,
  defaultMinSetUps,
  type Stopping,
  whetherToStop,
  type Width,
} from './stopping.ts'
import { reasonAgainstMargins, servingBoot, widthsOfRecording } from './too-wide.ts'
import { trimmedOrLone } from './trimmed.ts'

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
  /** the values will take the baseline's place, or join it: they must serve later runs, and one that is unfit is in nobody's way */
  recording?: boolean
  /** gated quantities of the whole run: `quantitiesOf` its clock x modes planned */
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
  /** so many valid set-ups end the run when all of it passes, where fewer than leastSetUps are allowed to */
  leastToPass?: number
}

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
    /** `ofBaseline`: it is the baseline that cannot be compared with */
    | { state: 'invalid'; reason: string; ofBaseline: boolean }
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
  const settings = settingsOf(input.plannedQuantities, input)
  const all = valuesOf(valid)
  const values = records(input) && valid.length >= leastSetUps ? servingBoot(all, settings) : all
  const tooFew = (): CostJudgement => {
    const reason = reasonAgainstCount(input, valid.length, progress.invalidSetUps.at(-1)?.reason)
    const stopping = stoppingOf(input, valid.length, null, [])
    return { state: 'invalid', reason, ofBaseline: false, ...progress, stopping }
  }
  const least = records(input) ? leastSetUps : (input.leastToPass ?? leastSetUps)
  if (valid.length < Math.max(1, least)) return tooFew()
  const gated = comparedWith(input, values, settings)
  if (typeof gated === 'string') {
    const stopping: Stopping = { stop: true, stopped: 'nothing to compare with' }
    return { state: 'invalid', reason: gated, ofBaseline: true, ...progress, stopping }
  }
  const widths =
    gated === null || records(input) ? widthsOfRecording(values, settings) : gated.map(({ width }) => width)
  const referenceNs = trimmedOrLone(values.controlNs).centre
  const boots = input.baseline?.boots ?? []
  const aa = checkAa(
    valid.map((setUp) => setUp.againNs),
    gated?.[0].width.margin ?? settings.minEffect * referenceNs,
    boots.map(({ controlNs }) => controlNs),
  )
  const noisy = !aa.withinBounds
  const passes = !noisy && gated !== null && gated.every(({ gate }) => gate.verdict === 'pass')
  if (valid.length < leastSetUps && !passes) return tooFew()
  const gates = gated?.map(({ gate }) => gate) ?? recordAll(values)
  const stopping: Stopping =
    valid.length < leastSetUps
      ? { stop: true, stopped: 'narrow enough' }
      : stoppingOf(input, valid.length, gated, widths)
  const report: CostFigures = {
    controlNs: summaryOf(values, boots, valid, 'control'),
    subjectNs: summaryOf(values, boots, valid, 'subject'),
    addedNs: summaryOf(values, boots, valid, 'added'),
    ratio: trimmedOrLone(values.subjectNs).centre / referenceNs,
    gated: noisy ? gates.map(withholdVerdict) : gates,
    aa,
    setUps: valid.length,
    rounds: valid.reduce((sum, setUp) => sum + setUp.keptRounds, 0),
    keptShare: progress.keptShare,
    stopped: stopping.stop && stopping.stopped === 'narrow enough' ? 'narrow enough' : 'budget ended',
  }
  return { state: 'judged', report, noisy, reasons: reasonsOf(report, noisy, gated), ...progress, stopping }
}

/** The values against the baseline; null: there is none that counts; a sentence: it cannot be compared with. */
function comparedWith(
  { baseline, recording }: CostInput,
  values: BootValues,
  settings: GateSettings,
): Quantities<Gated> | string | null {
  if (baseline === null) return null
  const unfit = reasonAgainstBaseline(baseline.boots, values)
  if (unfit !== null) return recording ? null : unfit
  const gated = gateAll(values, baseline.boots, settings)
  const blind = reasonAgainstMargins(gated)
  if (blind === null) return gated
  return recording ? null : blind
}

function recordAll(now: BootValues): QuantityGate[] {
  return [
    recordQuantity('control', now.controlNs),
    recordQuantity('subject', now.subjectNs),
    recordQuantity('added cost', now.addedNs),
    ...(now.subjectP10Ns ? [recordQuantity('subject p10', now.subjectP10Ns)] : []),
  ]
}

const records = ({ baseline, recording }: CostInput): boolean => baseline === null || recording === true

function stoppingOf(
  input: CostInput,
  setUps: number,
  gated: Quantities<Gated> | null,
  widths: readonly Width[],
): Stopping {
  const { secondsSpent, secondsPerSetUp, budgetSeconds } = input
  const minSetUps = records(input)
    ? (input.baselineSetUps ?? defaultBaselineSetUps)
    : (input.minSetUps ?? defaultMinSetUps)
  const more = records(input) ? [] : (gated?.map(({ moreSetUps }) => moreSetUps) ?? [])
  return whetherToStop({
    widths,
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

function reasonAgainstCount(input: CostInput, valid: number, lastReason: string | undefined): string {
  const because = lastReason === undefined ? '' : `; the last invalid one: ${lastReason}`
  return `${valid} of ${input.setUps.length} set-ups are valid, needs ${leastSetUps}${because}`
}
