import type { ValidCost } from '../baselines/observation.ts'
import type { Change } from '../baselines/report.ts'
import type { BootCost, CostBaseline } from '../baselines/schema.ts'
import { clockTolerance } from '../stats/quiet.ts'
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
    { ...before.identity, placement: before.placement },
    { ...now.identity, spinNs: oldSpin, placement: now.report.placement },
  )
  if (oldSpin === null || spinNs === null || Math.abs(spinNs / oldSpin - 1) <= clockTolerance) return changes
  return [...changes, { where: 'spin on a quiet CPU', expected: `${oldSpin} ns`, got: `${spinNs} ns` }]
}

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

/**
 * The cost baseline after this boot was accepted. It joins the boots before while the costs stayed within the margin,
 * and so the spread between boots becomes known; else it replaces them. A second run of one boot replaces the first.
 */
export function costWithBoot(observed: ValidCost): CostBaseline {
  const { target, mode, subject, identity, report, boot, baseline } = observed
  const latest: BootCost = {
    date: boot.date,
    bootId: boot.bootId,
    controlNs: report.controlNs.setUps,
    subjectNs: report.subjectNs.setUps,
    addedNs: report.addedNs.setUps,
  }
  const before =
    baseline.state === 'found' && identityChanges(baseline.baseline, observed).length === 0 && !moved(report)
      ? baseline.baseline.boots.filter(({ bootId }) => bootId !== boot.bootId)
      : []
  const boots = [...before, latest].slice(-mostBoots)
  return {
    schemaVersion: 1,
    kind: 'cost',
    target,
    mode,
    subject,
    identity,
    placement: report.placement,
    boots,
  }
}
