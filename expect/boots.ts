import type { ValidCost } from '../baselines/observation.ts'
import type { Change } from '../baselines/report.ts'
import type { BootCost, CostBaseline, Identity } from '../baselines/schema.ts'
import { costText } from '../stats/cost-text.ts'
import { settingsOf } from '../stats/gate.ts'
import { clockTolerance } from '../stats/quiet.ts'
import { reasonTooWide, servingBoot } from '../stats/too-wide.ts'
import { countsAs } from './emulators.ts'
import { factChanges } from './facts.ts'

/** Boots that a baseline keeps; the oldest goes first. */
export const mostBoots = 10

/** Why costs are not comparable: hardware and placement that differ. Empty: they are. */
export function identityChanges(
  before: CostBaseline,
  now: Pick<ValidCost, 'identity' | 'report' | 'measuredSpinNs'>,
): Change[] {
  const oldSpin = before.identity.spinNs
  const spinNs = now.measuredSpinNs
  // What this run's times are stated at follows from the baseline; what its CPU did is measuredSpinNs.
  const changes = factChanges(
    { ...comparable(before.identity), placement: before.placement },
    { ...comparable(now.identity), spinNs: oldSpin, placement: now.report.placement },
  )
  if (oldSpin === null || spinNs === null || Math.abs(spinNs / oldSpin - 1) <= clockTolerance) return changes
  return [...changes, { where: 'spin on a quiet CPU', expected: `${oldSpin} ns`, got: `${spinNs} ns` }]
}

const comparable = ({ emulator, ...identity }: Identity): Identity =>
  emulator === undefined ? identity : { ...identity, emulator: countsAs(emulator) }

/** Did a cost move beyond its margin, up or down? What was not compared counts as moved. */
function moved({ gated }: ValidCost['report']): boolean {
  return (
    gated.length === 0 ||
    gated.some(
      ({ differenceNs, marginNs }) =>
        differenceNs === null || marginNs === null || Math.abs(differenceNs) > marginNs,
    )
  )
}

/** One without the 10 % quantile would keep it from being judged for as long as it stays. */
const holdsAsMuch = (one: BootCost, latest: BootCost): boolean =>
  (one.subjectP10Ns === undefined) === (latest.subjectP10Ns === undefined)

/** Of a ns or an instruction: more digits are no more exact, and a baseline is read by people. */
const tenths = (values: readonly number[]): number[] => values.map((value) => Math.round(10 * value) / 10)

/** A cost baseline to write, and why no later run could be judged by it; null: it serves. */
export interface FreshCost {
  baseline: CostBaseline
  tooWide: string | null
  /** why the 10 % quantile was left out; null: it is there, or the clock has none */
  withoutP10: string | null
}

/**
 * The cost baseline after this boot was accepted. It joins the boots before while the costs stayed within the margin,
 * and so the spread between boots becomes known; else it replaces them, also where the joined ones would be too wide: two boots
 * know little of the spread between them, and a thin one spoils a good one. A second run of one boot replaces the first.
 */
export function costWithBoot(observed: ValidCost): FreshCost {
  const { target, mode, subject, identity, report, boot, baseline } = observed
  const settings = settingsOf(observed.plannedQuantities, observed)
  const say = costText(report.clock)
  const all: BootCost = {
    date: boot.date,
    bootId: boot.bootId,
    controlNs: tenths(report.controlNs.setUps),
    subjectNs: tenths(report.subjectNs.setUps),
    addedNs: tenths(report.addedNs.setUps),
    ...(report.subjectNs.p10SetUps && { subjectP10Ns: tenths(report.subjectNs.p10SetUps) }),
  }
  const latest = servingBoot(all, settings)
  const before =
    baseline.state === 'found' && identityChanges(baseline.baseline, observed).length === 0 && !moved(report)
      ? baseline.baseline.boots.filter((one) => one.bootId !== boot.bootId && holdsAsMuch(one, latest))
      : []
  const joined = [...before, latest].slice(-mostBoots)
  const boots = reasonTooWide(joined, settings) === null ? joined : [latest]
  const { placement } = report
  return {
    baseline: { schemaVersion: 1, kind: 'cost', target, mode, subject, identity, placement, boots },
    tooWide: reasonTooWide(boots, settings, say),
    withoutP10: latest === all ? null : reasonTooWide([all], settings, say),
  }
}
