import type { CostReport, ModeReport } from '../baselines/report.ts'
import { shortOfSetUps } from '../stats/short-of-set-ups.ts'

function costDoubt(cost: CostReport | undefined): string | null {
  if (cost === undefined) return 'nothing was measured'
  const { controlNs, subjectNs, addedNs } = cost
  const short = shortOfSetUps(cost)
  if (short !== null) return `fewer than ${short.needed} set-ups were measured`
  const numbers = [controlNs, subjectNs, addedNs].flatMap((one) => [one.centre, one.halfWidth, ...one.setUps])
  const gated = cost.gated.flatMap((each) => [
    each.centreNs,
    each.baselineNs,
    each.differenceNs,
    each.halfWidthNs,
    each.marginNs,
  ])
  // null stands for NaN too, after JSON
  if (cost.gated.length === 0 || ![...numbers, ...gated].every(Number.isFinite))
    return 'a result is not a number'
  if (
    cost.gated.some(({ verdict }) => verdict !== 'pass' && verdict !== 'fail' && verdict !== 'inconclusive')
  )
    return 'a quantity was not judged'
  return null
}

function pathDoubt({ path }: ModeReport): string | null {
  if (path === undefined) return 'no path was observed'
  const counts = [path.request, path.reply].flatMap((hops) =>
    Object.values(hops).flatMap((events) => Object.values(events)),
  )
  if (counts.every((count) => !(count > 0)))
    return 'not one event was seen: the probes are attached to nothing'
  return null
}

/**
 * Passes of a mode that its own numbers do not bear out: a matcher that is wrong must not make a green run. A campaign has none:
 * its assertions are vitest's own, and one that fails is an error of the run.
 * @returns one sentence each
 */
export function unprovenPasses(report: ModeReport): string[] {
  const passes = report.verdicts.filter((one) => one.status === 'pass' && !one.asserted)
  const doubts = [
    passes.some(({ class: name }) => name === 'cost') ? costDoubt(report.cost) : null,
    passes.some(({ class: name, what }) => name === 'path' && what === 'path') ? pathDoubt(report) : null,
  ]
  return doubts.flatMap((doubt) => (doubt === null ? [] : [`${report.mode}: its pass is unproven: ${doubt}`]))
}
