import type { CostReport } from '../baselines/report.ts'
import { shortOfSetUps } from '../stats/short-of-set-ups.ts'

/** Why a report proves nothing; null when it may be judged. */
export function hollow(report: CostReport): string | null {
  const { controlNs, subjectNs, addedNs, aa, gated, setUps } = report
  const summaries = [controlNs, subjectNs, addedNs]
  if (summaries.some((summary) => summary.setUps.length === 0) || setUps === 0) return 'nothing was measured'
  const numbers = [
    ...summaries.flatMap((summary) => [
      summary.p50,
      summary.p99,
      summary.centre,
      summary.halfWidth,
      ...summary.setUps,
      ...(summary.p10SetUps ?? []),
    ]),
    ...[aa.differenceNs, aa.halfWidthNs, aa.boundNs, report.ratio],
    ...gated.flatMap((each) => [
      each.centreNs,
      each.baselineNs ?? 0,
      each.differenceNs ?? 0,
      each.halfWidthNs ?? 0,
      each.marginNs ?? 0,
      each.pValue ?? 0,
    ]),
  ]
  if (!numbers.every(Number.isFinite)) return 'a result is not a number'
  if ([...controlNs.setUps, ...subjectNs.setUps].some((ns) => ns <= 0)) return 'a round trip took no time'
  const short = shortOfSetUps(report)
  return short === null ? null : `${short.fewest} of at least ${short.needed} set-ups were measured`
}
