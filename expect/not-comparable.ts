import type { ValidCost } from '../baselines/observation.ts'
import type { Change } from '../baselines/report.ts'
import type { CostBaseline } from '../baselines/schema.ts'
import { identityChanges } from './boots.ts'
import { recordAgain } from './record-again.ts'

const untraced = ['none', 'not known']

/**
 * The mitigations that the kernel under test chose, where another kernel than the baseline's runs on the same emulated CPU: they are what it costs there.
 * On hardware they may as well be the machine's, its firmware's or its command line's.
 */
export function ownMitigations(
  { identity: old, subject: before }: CostBaseline,
  { identity: now, subject }: Pick<ValidCost, 'identity' | 'subject'>,
): Change[] {
  const differ = old.mitigations !== now.mitigations && before.kernel !== subject.kernel
  if (!differ || old.emulator === undefined || now.emulator === undefined) return []
  return [{ where: 'mitigations', expected: old.mitigations, got: now.mitigations }]
}

/** Why a cost is not compared with its baseline, with what would mend it and keeps the gate, and all that differs; null: it may be. */
export function notComparable(
  before: CostBaseline,
  observed: ValidCost,
): { reason: string; changes: Change[] } | null {
  const own = ownMitigations(before, observed).map(({ where }) => where)
  const changes = identityChanges(before, observed).filter(({ where }) => !own.includes(where))
  const [first] = changes
  if (first === undefined) return null
  const { subject, identity, baseline, tracedBy } = observed
  const again = recordAgain(before.subject, subject)
  const reasonOf = (): string => {
    const emulated = changes.find(({ where }) => where === 'emulator')
    if (emulated)
      return `recorded with another emulator or none: ${emulated.expected}, and now ${emulated.got}; instructions compare under one emulator only: keep baselines of this one apart (SKBENCH_BASELINES), recorded before an upgrade, or leave costs out (SKBENCH_GATE=path,reachability)`
    if (changes.some(({ where }) => where !== 'tracers'))
      return `recorded on other hardware: ${first.where} was ${first.expected}, is ${first.got}; costs compare on that hardware only, and -u here would record the state of now`
    if (!untraced.includes(before.identity.tracers))
      return `recorded beside a tracer (BPF programs: ${before.identity.tracers}; now: ${identity.tracers}): have the same one run, or without it ${again}`
    return `recorded without a tracer, and now there is one (${tracedBy ?? identity.tracers}): end it, and run the same again`
  }
  return { reason: `the baseline ${baseline.file} was ${reasonOf()}`, changes }
}
