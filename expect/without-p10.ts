import type { ValidCost } from '../baselines/observation.ts'
import type { CostBaseline } from '../baselines/schema.ts'
import { recordAgain } from './record-again.ts'

/** The note on a 10 % quantile that the run has and a boot of the baseline lacks, which keeps it from being judged. */
export function withoutP10(
  { boots, subject: before }: CostBaseline,
  { report, subject: now }: ValidCost,
): string[] {
  const all = boots.every(({ subjectP10Ns }) => subjectP10Ns !== undefined)
  return all || report.subjectNs.p10SetUps === undefined
    ? []
    : [
        `the baseline has no 10 % quantile, so that is not judged; to have it judged ${recordAgain(before, now)}`,
      ]
}
