import type { Change, CostReport, GatedQuantity, ModeReport, Verdict } from '../baselines/report.ts'
import { defaultAlpha, holm } from '../stats/family.ts'
import { costText } from '../stats/cost-text.ts'

/** The modes as the whole run sees them, and what that changed. */
export interface RunLevel {
  modes: ModeReport[]
  reasons: string[]
}

/** Every cost verdict of a noisy machine is inconclusive; the exact ones stand. */
function withholdCosts(modes: ModeReport[], noisy: string): ModeReport[] {
  const reason = `the machine is noisy: an A/A comparison of this run is out of bounds (${noisy})`
  const withheld = (verdict: Verdict): Verdict => {
    const { class: name, mode, what, status } = verdict
    if (name !== 'cost' || status === 'skip' || status === 'invalid' || status === 'inconclusive')
      return verdict
    return {
      class: name,
      mode,
      what,
      status: 'inconclusive',
      reason,
      sentence: `${mode}: ${what} inconclusive: ${reason}`,
    }
  }
  return modes.map((mode) => ({ ...mode, verdicts: mode.verdicts.map(withheld) }))
}

const isP = (p: number | null): p is number => p !== null && p >= 0 && p <= 1

/**
 * Holm's test over all gated quantities of the run. It rejects what Bonferroni rejected at the moment of each test, and
 * sometimes more: then what was inconclusive is a failure after all. It takes nothing back.
 * @param planned gated quantities planned before the run
 */
function stepDown(modes: ModeReport[], alpha: number, planned: number): ModeReport[] {
  const family = modes.flatMap((mode) => (mode.cost?.gated ?? []).map((each) => ({ mode, each })))
  if (family.length === 0) return modes
  const pValues = family.map(({ each }) => (isP(each.pValue) ? each.pValue : null))
  const { rejected } = holm(pValues, alpha, Math.max(planned, family.length))
  const fails = new Set(family.filter((_, i) => rejected[i] === true).map(({ each }) => each))
  return modes.map((mode) =>
    mode.cost === undefined ? mode : { ...mode, ...failedByHolm(mode, mode.cost, fails) },
  )
}

function failedByHolm(
  mode: ModeReport,
  cost: CostReport,
  fails: ReadonlySet<GatedQuantity>,
): Pick<ModeReport, 'cost' | 'verdicts'> {
  const turned = (what: string): GatedQuantity | undefined =>
    cost.gated.find((each) => each.quantity === what && each.verdict === 'inconclusive' && fails.has(each))
  const say = costText(cost.clock)
  const verdicts = mode.verdicts.map((verdict): Verdict => {
    const each =
      verdict.class === 'cost' && verdict.status === 'inconclusive' ? turned(verdict.what) : undefined
    if (each === undefined) return verdict
    const { class: name, what } = verdict
    const limit = (each.baselineNs ?? 0) + (each.marginNs ?? 0)
    const sentence = `${mode.mode}: ${what} ${say(each.centreNs)} is beyond ${say(limit)}, judged with all quantities of the run (Holm)`
    return {
      class: name,
      mode: mode.mode,
      what,
      status: 'fail',
      sentence,
      changes: [{ where: what, expected: `at most ${say(limit)}`, got: say(each.centreNs) }],
      acceptedBy: '-u',
    }
  })
  const gated = cost.gated.map((each) =>
    turned(each.quantity) === each ? { ...each, verdict: 'fail' as const } : each,
  )
  return { cost: { ...cost, gated }, verdicts }
}

/** The path explains the time: what else of the mode changed stands beside a cost that failed. */
function explainCosts(mode: ModeReport): ModeReport {
  const causes = mode.verdicts.flatMap((verdict): Change[] =>
    verdict.status === 'fail' && (verdict.class === 'path' || verdict.class === 'platform')
      ? verdict.changes
      : [],
  )
  if (causes.length === 0) return mode
  const verdicts = mode.verdicts.map((verdict): Verdict => {
    if (verdict.class !== 'cost' || verdict.status !== 'fail') return verdict
    const all = [...causes, ...(verdict.beside ?? [])]
    const beside = all.filter(({ where }, i) => all.findIndex((other) => other.where === where) === i)
    return { ...verdict, beside }
  })
  return { ...mode, verdicts }
}

/** Looks at all modes together: the A/A comparisons, then Holm, then what explains a cost. */
export function judgeRun(modes: ModeReport[], planned = 0, alpha: number = defaultAlpha): RunLevel {
  const noisy = modes.filter(({ cost }) => cost !== undefined && !cost.aa.withinBounds)
  if (noisy.length > 0) {
    const names = noisy.map(({ mode }) => mode).join(', ')
    return {
      modes: withholdCosts(modes, names),
      reasons: [
        `the machine is noisy: the control differs from itself in ${names}; no cost of this run is judged`,
      ],
    }
  }
  return { modes: stepDown(modes, alpha, planned).map(explainCosts), reasons: [] }
}
