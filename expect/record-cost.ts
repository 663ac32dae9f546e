import type { ValidCost } from '../baselines/observation.ts'
import type { CostBaseline } from '../baselines/schema.ts'
import { costWithBoot } from './boots.ts'
import { type About, invalid, type Judgement, recorded } from './judgement.ts'

/**
 * What becomes of a cost that may be written: nothing to judge it by, or `-u`. That nothing could be judged by it is told now, not after
 * an upgrade.
 */
export function recordCost(about: About, observed: ValidCost): Judgement<CostBaseline> {
  const { baseline, notes } = observed
  const { baseline: fresh, tooWide, withoutP10 } = costWithBoot(observed)
  if (tooWide !== null) {
    const reason = `not recorded in ${baseline.file}, every later run would be inconclusive: ${tooWide}; give each mode more time (SKBENCH_BUDGET_S) on a quiet machine`
    return { verdicts: [invalid(about, reason)], text: '', notes: [...notes], record: null }
  }
  const boots = fresh.boots.length === 1 ? 'this boot alone' : `${fresh.boots.length} boots`
  const sentence =
    baseline.state === 'found'
      ? `cost accepted into ${baseline.file} (${boots})`
      : `cost recorded in ${baseline.file}, not judged`
  return {
    verdicts: [recorded(about, sentence, baseline.file)],
    text: '',
    notes: [...notes, ...(withoutP10 === null ? [] : [`recorded without the 10 % quantile: ${withoutP10}`])],
    record: fresh,
  }
}
