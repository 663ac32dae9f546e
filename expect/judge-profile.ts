import type { InvalidObservation, ProfileObservation, ValidProfile } from '../baselines/observation.ts'
import type { Change } from '../baselines/report.ts'
import type { ProfileBaseline } from '../baselines/schema.ts'
import { callsText } from './facts.ts'
import {
  type About,
  counted,
  failed,
  invalid,
  type Judgement,
  notObserved,
  passed,
  recorded,
} from './judgement.ts'
import type { CallsObserved } from './judge-calls.ts'
import { missingBaseline } from './missing-baseline.ts'

/**
 * Judges a profile by its baseline: proved calls of the datapath's functions decide. Where a function does more or less for as many calls is
 * told: a hash bucket may be the reason. With another emulator, which shows the guest another CPU, instructions are not compared.
 */
export function judgeProfile(observed: ProfileObservation): Judgement<ProfileBaseline> {
  const about: About = { class: 'path', mode: observed.mode, what: 'profile' }
  if (observed.state === 'invalid') return notObserved(about, observed)
  const { baseline, functions } = observed
  const proved = Object.values(functions).filter((costs) => costs.length > 0).length
  const only = (
    verdict: Judgement['verdicts'][number],
    record: ProfileBaseline | null,
  ): Judgement<ProfileBaseline> => ({
    verdicts: [verdict],
    text: '',
    notes: observed.notes,
    record,
  })
  if (proved === 0)
    return only(invalid(about, 'no function of the datapath has a proved number of calls'), null)
  const fresh = baselineOf(observed)
  if (baseline.state === 'missing') {
    if (baseline.mustStand || baseline.record === null)
      return only(invalid(about, missingBaseline(baseline)), null)
    return only(
      recorded(about, `calls of ${counted(proved, 'function')} recorded in ${baseline.file}`, baseline.file),
      fresh,
    )
  }
  const before = baseline.baseline
  const changes = callChanges(before.functions, functions)
  const sameEmulator = before.emulator === observed.emulator
  const dearer = sameEmulator ? instructionChanges(before.functions, functions) : []
  const notes = [
    ...observed.notes,
    ...(sameEmulator
      ? []
      : [`instructions not compared: ${before.emulator} in ${baseline.file}, ${observed.emulator} here`]),
    ...(dearer.length > 0 ? [`instructions that changed, not judged: ${mostOf(dearer).join(', ')}`] : []),
  ]
  const accepts = baseline.accepts.includes('path')
  const record = accepts && baseline.record !== null ? fresh : null
  const told = (verdict: Judgement['verdicts'][number], text = ''): Judgement<ProfileBaseline> => ({
    verdicts: [verdict],
    text,
    notes,
    record,
  })
  if (changes.length === 0)
    return told(
      passed(about, `calls of ${counted(proved, 'function')} of the datapath as in ${baseline.file}`),
    )
  if (accepts)
    return told(
      recorded(
        about,
        `${counted(changes.length, 'change')} of calls accepted into ${baseline.file}`,
        baseline.file,
      ),
    )
  const [first] = changes
  const more = changes.length > 1 ? ` and ${changes.length - 1} more` : ''
  return told(
    failed(about, `calls changed: ${first === undefined ? '' : lineOf(first)}${more}`, changes, {
      acceptedBy: '-u',
    }),
    [
      ...mostOf(changes),
      ...(dearer.length > 0 ? ['', 'instructions of as many calls:', ...mostOf(dearer)] : []),
    ].join('\n'),
  )
}

/** A profile as `judgeCalls` takes it: what ran stands for what was seen. */
export function callsOfProfile(observed: ProfileObservation): CallsObserved | InvalidObservation {
  if (observed.state === 'invalid') return observed
  const { mode, calls } = observed
  const { perRoundTrip, unstable, unseen } = calls
  const ran = [
    ...Object.keys(perRoundTrip).filter((name) => perRoundTrip[name] !== 0),
    ...Object.keys(unstable),
  ]
  return {
    ...{ state: 'valid', mode, countedCalls: calls },
    functions: { request: ran, reply: [] },
    symbols: { has: (name) => name in perRoundTrip || name in unstable || name in unseen },
  }
}

type Functions = ProfileBaseline['functions']

/** What is proved on both sides and differs, the largest change first; what one side lacks was not called there at all. */
function callChanges(before: Functions, now: Functions): Change[] {
  return namesOf(before, now).flatMap((where) => {
    const [old, fresh] = [before[where], now[where]].map((costs) => (costs === undefined ? 0 : costs[0]))
    if (old === undefined || fresh === undefined || old === fresh) return []
    return [{ where, expected: callsText(old), got: callsText(fresh) }]
  })
}

function instructionChanges(before: Functions, now: Functions): Change[] {
  return namesOf(before, now).flatMap((where) => {
    const [[oldCalls, old], [calls, fresh]] = [before[where] ?? [], now[where] ?? []] as [number[], number[]]
    if (old === undefined || fresh === undefined || old === fresh || oldCalls !== calls) return []
    return [{ where, expected: String(old), got: String(fresh) }]
  })
}

/** By how many instructions each moved, then by its calls, then by name. */
function namesOf(before: Functions, now: Functions): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  const moved = (name: string, index: 0 | 1): number =>
    Math.abs((now[name]?.[index] ?? 0) - (before[name]?.[index] ?? 0))
  return names.sort((a, b) => moved(b, 1) - moved(a, 1) || moved(b, 0) - moved(a, 0) || (a < b ? -1 : 1))
}

const lineOf = ({ where, expected, got }: Change): string => `${where} ${expected} -> ${got}`

const shown = 20

/** A kernel upgrade changes a hundred functions: the first are what a person reads. */
const mostOf = (changes: readonly Change[]): string[] => [
  ...changes.slice(0, shown).map(lineOf),
  ...(changes.length > shown ? [`and ${changes.length - shown} more functions`] : []),
]

function baselineOf(observed: ValidProfile): ProfileBaseline {
  const { target, mode, subject, emulator, instructions, subsystems, functions } = observed
  return {
    schemaVersion: 1,
    kind: 'profile',
    target,
    mode,
    subject,
    emulator,
    instructions,
    subsystems,
    functions,
  }
}
