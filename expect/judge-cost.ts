import type { CostObservation, ValidCost } from '../baselines/observation.ts'
import type { CostReport, GatedQuantity, Verdict } from '../baselines/report.ts'
import type { CostBaseline } from '../baselines/schema.ts'
import { implausibleShare, leastSetUps } from '../stats/baseline.ts'
import { costWithBoot, identityChanges } from './boots.ts'
import { factChanges } from './facts.ts'
import {
  type About,
  failed,
  inconclusive,
  invalid,
  type Judgement,
  notObserved,
  passed,
  recorded,
} from './judgement.ts'
import { changesText } from './path-text.ts'

const quantities = ['control', 'subject', 'added cost'] as const

const us = (ns: number): string => `${(ns / 1000).toFixed(2)} µs`
const signed = (ns: number): string => `${ns < 0 ? '−' : '+'}${us(Math.abs(ns))}`

/** Why a report proves nothing; null when it may be judged. */
function hollow(report: CostReport): string | null {
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
  const fewest = Math.min(setUps, ...summaries.map((summary) => summary.setUps.length))
  if (fewest < leastSetUps) return `${fewest} of at least ${leastSetUps} set-ups were measured`
  return null
}

function sentenceOf(each: GatedQuantity): string {
  const { quantity, centreNs, baselineNs, differenceNs, halfWidthNs, marginNs, smallestDetectableNs } = each
  if (baselineNs === null || differenceNs === null) return `${quantity} ${us(centreNs)}`
  const interval = halfWidthNs === null ? '' : ` ± ${us(halfWidthNs)}`
  const margin = marginNs === null ? '' : `, margin ${us(marginNs)}`
  const detectable = smallestDetectableNs === null ? '' : `, smallest detectable ${us(smallestDetectableNs)}`
  return `${quantity} ${us(baselineNs)} -> ${us(centreNs)} (${signed(differenceNs)}${interval}${margin}${detectable})`
}

function verdictOf(observed: ValidCost, each: GatedQuantity): Verdict {
  const about: About = { class: 'cost', mode: observed.mode, what: each.quantity }
  const sentence = sentenceOf(each)
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
          expected: `at most ${us(each.baselineNs + each.marginNs)}`,
          got: us(each.centreNs),
        },
      ],
      {
        beside: baseline.state === 'found' ? factChanges(baseline.baseline.subject, observed.subject) : [],
        acceptedBy: '-u',
      },
    )
  if (each.verdict === 'inconclusive') {
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
  for (const { quantity, centreNs, baselineNs } of observed.report.gated)
    if (quantity !== 'added cost' && baselineNs !== null && centreNs < implausibleShare * baselineNs)
      return `${quantity} ${us(centreNs)} is ${(baselineNs / centreNs).toFixed(1)} times below the baseline's ${us(baselineNs)}: ${observed.baseline.file} cannot be right for this machine; record it again with -u`
  return null
}

/** Judges the round trips of a mode: control, subject and added cost, each by its own verdict. */
export function judgeCost(observed: CostObservation): Judgement<CostBaseline> {
  const { mode } = observed
  const about: About = { class: 'cost', mode, what: 'cost' }
  if (observed.state === 'invalid') return notObserved(about, observed)
  const { report, baseline, notes } = observed
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
        `the machine is noisy: the control differs from itself by ${us(Math.abs(report.aa.differenceNs))} ± ${us(report.aa.halfWidthNs)}, bound ${us(report.aa.boundNs)}`,
      ),
    ])

  if (baseline.state === 'missing') {
    if (baseline.record === null)
      return judged([invalid(about, `there is no baseline ${baseline.file}; record one with -u`)])
    return judged(
      [recorded(about, `cost recorded in ${baseline.file}, not judged`, baseline.file)],
      costWithBoot(observed),
    )
  }
  if (baseline.accepts.includes('cost')) {
    const fresh = costWithBoot(observed)
    const boots = fresh.boots.length === 1 ? 'this boot alone' : `${fresh.boots.length} boots`
    return judged([recorded(about, `cost accepted into ${baseline.file} (${boots})`, baseline.file)], fresh)
  }
  const other = identityChanges(baseline.baseline, observed)
  if (other.length > 0) {
    const first = other[0]
    const named = first === undefined ? '' : `${first.where} was ${first.expected}, is ${first.got}`
    return judged(
      [
        inconclusive(
          about,
          `not comparable with ${baseline.file}, recorded on other hardware or beside other tracers: ${named}; record one here with -u`,
        ),
      ],
      null,
      changesText(other),
    )
  }
  const doubt = incredible(observed)
  if (doubt !== null) return judged([invalid(about, doubt)])
  const missing = quantities.filter((quantity) => !report.gated.some((each) => each.quantity === quantity))
  if (missing.length > 0) return judged([invalid(about, `${missing.join(', ')} was not judged`)])
  const verdicts = report.gated.map((each) => verdictOf(observed, each))
  const beside = verdicts.some(({ status }) => status === 'fail')
    ? factChanges(baseline.baseline.subject, observed.subject)
    : []
  return judged(
    verdicts,
    null,
    beside.length > 0 ? `What else differs from the baseline:\n${changesText(beside)}` : '',
  )
}
