import type { CostObservation, InvalidObservation, ValidCost } from '../baselines/observation.ts'
import type { Change, GatedQuantity, Verdict } from '../baselines/report.ts'
import type { CostBaseline } from '../baselines/schema.ts'
import { implausibleShare } from '../stats/baseline.ts'
import { settingsOf } from '../stats/gate.ts'
import { costText } from '../stats/cost-text.ts'
import { reasonTooWide } from '../stats/too-wide.ts'
import { factChanges } from './facts.ts'
import { hollow } from './hollow-cost.ts'
import {
  type About,
  failed,
  inconclusive,
  invalid,
  type Judgement,
  notObserved,
  passed,
} from './judgement.ts'
import { missingBaseline } from './missing-baseline.ts'
import { notComparable, ownMitigations } from './not-comparable.ts'
import { changesText } from './path-text.ts'
import { recordAgain } from './record-again.ts'
import { recordCost } from './record-cost.ts'
import { withoutP10 } from './without-p10.ts'

const quantities = ['control', 'subject', 'added cost'] as const

type Say = (ns: number) => string

function sentenceOf(each: GatedQuantity, say: Say): string {
  const signed = (ns: number): string => `${ns < 0 ? '−' : '+'}${say(Math.abs(ns))}`
  const { quantity, centreNs, baselineNs, differenceNs, halfWidthNs, marginNs, smallestDetectableNs } = each
  if (baselineNs === null || differenceNs === null) return `${quantity} ${say(centreNs)}`
  const interval = halfWidthNs === null ? '' : ` ± ${say(halfWidthNs)}`
  const margin = marginNs === null ? '' : `, margin ${say(marginNs)}`
  const detectable = smallestDetectableNs === null ? '' : `, smallest detectable ${say(smallestDetectableNs)}`
  return `${quantity} ${say(baselineNs)} -> ${say(centreNs)} (${signed(differenceNs)}${interval}${margin}${detectable})`
}

/** What else differs from the baseline, beside a cost that failed. */
const besideOf = (before: CostBaseline, observed: ValidCost): Change[] => [
  ...factChanges(before.subject, observed.subject),
  ...ownMitigations(before, observed),
]

/** @param wide why nothing can be judged by the baseline; null: it serves */
function verdictOf(observed: ValidCost, each: GatedQuantity, wide: string | null): Verdict {
  const say = costText(observed.report.clock)
  const about: About = { class: 'cost', mode: observed.mode, what: each.quantity }
  const sentence = sentenceOf(each, say)
  const { baseline } = observed
  if (
    each.baselineNs === null ||
    each.differenceNs === null ||
    each.marginNs === null ||
    each.halfWidthNs === null
  )
    return invalid(about, `it was not compared with ${baseline.file}`)
  if (each.verdict === 'pass') return passed(about, sentence)
  if (each.verdict === 'fail')
    return failed(
      about,
      sentence,
      [
        {
          where: each.quantity,
          expected: `at most ${say(each.baselineNs + each.marginNs)}`,
          got: say(each.centreNs),
        },
      ],
      {
        beside: baseline.state === 'found' ? besideOf(baseline.baseline, observed) : [],
        acceptedBy: '-u',
      },
    )
  if (each.verdict === 'inconclusive') {
    if (wide !== null)
      return inconclusive(about, `the baseline ${baseline.file} is too wide: ${wide}; ${sentence}`)
    const ended =
      observed.report.stopped === 'budget ended'
        ? 'the budget ended before the interval was narrow enough'
        : 'the interval holds the margin'
    return inconclusive(about, `${ended}: ${sentence}`)
  }
  return invalid(about, `its comparison ended as '${each.verdict}'`)
}

/** A baseline far above what is measured would let everything pass. */
function incredible(observed: ValidCost): string | null {
  const say = costText(observed.report.clock)
  for (const { quantity, centreNs, baselineNs } of observed.report.gated)
    if (quantity !== 'added cost' && baselineNs !== null && centreNs < implausibleShare * baselineNs)
      return `cannot be right for this machine: ${quantity} ${say(centreNs)} is ${(baselineNs / centreNs).toFixed(1)} times below its ${say(baselineNs)}`
  return null
}

/** What the arithmetic has against a baseline, with how it is made again. */
function withRemedy(observed: InvalidObservation): InvalidObservation {
  const { reason, unfitBaseline: unfit } = observed
  if (unfit === undefined) return observed
  const again = recordAgain(unfit.before, unfit.now)
  return {
    ...observed,
    attempts: 1,
    reason: `the baseline ${unfit.file} proves nothing: ${reason}; ${again}`,
  }
}

/** Judges the round trips of a mode: control, subject and added cost, each by its own verdict. */
export function judgeCost(observed: CostObservation): Judgement<CostBaseline> {
  const { mode } = observed
  const about: About = { class: 'cost', mode, what: 'cost' }
  if (observed.state === 'invalid') return notObserved(about, withRemedy(observed))
  const { report, baseline, notes } = observed
  const say = costText(report.clock)
  const judged = (
    verdicts: Verdict[],
    record: CostBaseline | null = null,
    text = '',
  ): Judgement<CostBaseline> => ({ verdicts, text, notes: [...notes], record })
  const reason = hollow(report)
  if (reason !== null) return judged([invalid(about, reason)])
  if (!report.aa.withinBounds)
    return judged([
      inconclusive(
        about,
        `the machine is noisy: the control differs from itself by ${say(Math.abs(report.aa.differenceNs))} ± ${say(report.aa.halfWidthNs)}, bound ${say(report.aa.boundNs)}`,
      ),
    ])

  if (baseline.state === 'missing' && baseline.record === null)
    return judged([invalid(about, missingBaseline(baseline))])
  if (baseline.state === 'missing' || baseline.accepts.includes('cost')) return recordCost(about, observed)
  const before = baseline.baseline
  const apart = notComparable(before, observed)
  if (apart !== null) return judged([inconclusive(about, apart.reason)], null, changesText(apart.changes))
  const doubt = incredible(observed)
  if (doubt !== null)
    return judged([
      invalid(
        about,
        `the baseline ${baseline.file} ${doubt}; ${recordAgain(before.subject, observed.subject)}`,
      ),
    ])
  const missing = quantities.filter((quantity) => !report.gated.some((each) => each.quantity === quantity))
  if (missing.length > 0) return judged([invalid(about, `${missing.join(', ')} was not judged`)])
  const wide = reasonTooWide(before.boots, settingsOf(observed.plannedQuantities, observed), say)
  const verdicts = report.gated.map((each) => verdictOf(observed, each, wide))
  const has = (status: Verdict['status']): boolean => verdicts.some((verdict) => verdict.status === status)
  const again = recordAgain(before.subject, observed.subject, ' and a larger SKBENCH_BUDGET_S')
  const remedy =
    wide !== null && has('inconclusive')
      ? [`${baseline.file} is too wide, and more time here helps little: ${again}`]
      : []
  const beside = has('fail') ? besideOf(before, observed) : []
  const mitigated = ownMitigations(before, observed).map(
    () =>
      `the kernel under test chose other mitigations than that of the baseline: they are part of the change`,
  )
  const differs = beside.length > 0 ? [`What else differs from the baseline:\n${changesText(beside)}`] : []
  return {
    verdicts,
    text: [...remedy, ...differs].join('\n'),
    notes: [...notes, ...mitigated, ...remedy, ...withoutP10(before, observed)],
    record: null,
  }
}
