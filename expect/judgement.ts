import type { Change, FailVerdict, Verdict, VerdictClass } from '../baselines/report.ts'
import type { InvalidObservation } from '../baselines/observation.ts'

/** What a judge found. Pure: whoever called it records `record` and shows `text`. */
export interface Judgement<Baseline = never> {
  verdicts: Verdict[]
  /** below the sentences of a failure: tables, several lines; '' when there is nothing to show */
  text: string
  notes: string[]
  /** the baseline to write now; null: none */
  record: Baseline | null
}

/** What of a path is judged beside the spec's own table. */
export const sinceBaseline = 'path since the baseline'

/** What a verdict is about. */
export interface About {
  class: VerdictClass
  mode: string
  what: string
}

type Outcome = (about: About, sentence: string) => Verdict

const line = ({ mode }: About, sentence: string): string => `${mode}: ${sentence}`

export const passed: Outcome = (about, sentence) => ({
  ...about,
  status: 'pass',
  sentence: line(about, sentence),
})

/** @param more what else differs from the baseline, and how a person accepts the change; nothing: the spec forbids it */
export function failed(
  about: About,
  sentence: string,
  changes: Change[],
  { beside = [], acceptedBy }: Pick<FailVerdict, 'beside' | 'acceptedBy'> = {},
): Verdict {
  return {
    ...about,
    status: 'fail',
    sentence: line(about, sentence),
    changes,
    ...(beside.length > 0 && { beside }),
    ...(acceptedBy !== undefined && { acceptedBy }),
  }
}

export function inconclusive(about: About, reason: string): Verdict {
  return {
    ...about,
    status: 'inconclusive',
    sentence: line(about, `${about.what} inconclusive: ${reason}`),
    reason,
  }
}

export function invalid(about: About, reason: string): Verdict {
  return {
    ...about,
    status: 'invalid',
    sentence: line(about, `${about.what} could not be measured: ${reason}`),
    reason,
  }
}

export function recorded(about: About, sentence: string, file: string): Verdict {
  return { ...about, status: 'recorded', sentence: line(about, sentence), file }
}

/** The judgement of an observation that told nothing. */
export function notObserved(about: About, { reason, attempts }: InvalidObservation): Judgement {
  const tries = attempts > 1 ? ` (tried ${attempts} times)` : ''
  return { verdicts: [invalid(about, `${reason}${tries}`)], text: '', notes: [], record: null }
}

/** `1 change`, `2 changes` */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
