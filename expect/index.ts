/**
 * The matchers of a spec; importing this file registers them. Each leaves its verdicts in the test's metadata.
 */
import { expect } from 'vitest'
import type {
  CostObservation,
  ModeReportPart,
  PathObservation,
  ProfileObservation,
  Reaching,
} from '../baselines/observation.ts'
import type { Verdict } from '../baselines/report.ts'
import { judgeCalls, type ExpectedCalls } from './judge-calls.ts'
import { judgeCost } from './judge-cost.ts'
import { callsOfProfile, judgeProfile } from './judge-profile.ts'
import { judgePath } from './judge-path.ts'
import { judgeReach } from './judge-reach.ts'
import { type Judgement, sinceBaseline } from './judgement.ts'
import type { ExpectedPath } from './path-rows.ts'

/** What a matcher knows of the test that it runs in. */
interface Within {
  readonly isNot: boolean
  readonly task?: { readonly name: string; readonly meta: { skbench?: ModeReportPart } }
}

interface Outcome {
  pass: boolean
  message: () => string
}

function leave({ task }: Within, mode: string, { verdicts, notes }: Judgement<unknown>): void {
  if (task === undefined) return
  const part = (task.meta.skbench ??= { mode, verdicts: [] })
  part.verdicts.push(...verdicts)
  const fresh = notes.filter((note) => !part.notes?.includes(note))
  if (fresh.length > 0) part.notes = [...(part.notes ?? []), ...fresh]
}

// The platform is shown beside a failure; only a gate that names it makes it decide, and the reporter does.
// What a baseline lacks is no reason to end the test: what it asserts after this may be a change, and that weighs more.
const breaks = ({ class: name, what, status }: Verdict): boolean =>
  name !== 'platform' &&
  (status === 'fail' || status === 'inconclusive' || (status === 'invalid' && what !== sinceBaseline))

const firstWords = { fail: '', inconclusive: 'inconclusive: ', invalid: 'could not measure: ' } as const

function sentenceOf(verdict: Verdict): string {
  const { status } = verdict
  return `${status === 'fail' || status === 'inconclusive' || status === 'invalid' ? firstWords[status] : ''}${verdict.sentence}`
}

function settle(within: Within, mode: string, judgement: Judgement<unknown>): Outcome {
  leave(within, mode, judgement)
  const broken = judgement.verdicts.filter(breaks)
  // a failure comes before what could not be measured
  broken.sort((a, b) => Number(b.status === 'fail') - Number(a.status === 'fail'))
  const holds = broken.length === 0
  return {
    // with .not the judge knew of it, and vitest turns the answer round
    pass: within.isNot ? !holds : holds,
    message: () =>
      [...broken.map(sentenceOf), ...(judgement.text === '' ? [] : ['', judgement.text])].join('\n'),
  }
}

function withoutNot({ isNot }: Within, matcher: string, instead: string): void {
  if (isNot) throw new Error(`${matcher} has no .not: ${instead}`)
}

function isObservation(received: unknown): received is { state: string; mode: string } {
  return typeof received === 'object' && received !== null && 'state' in received && 'mode' in received
}

const isProfile = (received: CostObservation | ProfileObservation): received is ProfileObservation =>
  'observes' in received

function refuseOther(received: unknown, matcher: string, wanted: string): void {
  if (!isObservation(received))
    throw new TypeError(
      `${matcher} judges ${wanted}, and got ${received === null ? 'null' : typeof received}`,
    )
}

expect.extend({
  toTakePath(received: PathObservation, table: ExpectedPath) {
    withoutNot(this, 'toTakePath', 'a table is closed; say what the path is')
    refuseOther(received, 'toTakePath', 'the observation of a path')
    const judgement = judgePath(received, table)
    if (judgement.record !== null && received.state === 'valid') received.baseline.record?.(judgement.record)
    return settle(this, received.mode, judgement)
  },
  toCall(received: PathObservation | ProfileObservation, table: ExpectedCalls) {
    refuseOther(received, 'toCall', 'the observation of a path or a profile')
    const observed = 'observes' in received ? callsOfProfile(received) : received
    return settle(this, received.mode, judgeCalls(observed, table, this.isNot))
  },
  async toReach(received: Reaching<unknown>, peer: unknown) {
    const observed = await received.reach(peer, !this.isNot)
    return settle(this, observed.mode, judgeReach(observed, this.isNot))
  },
  toStayWithinBaseline(received: CostObservation | ProfileObservation) {
    withoutNot(this, 'toStayWithinBaseline', 'only a regression fails; an improvement informs')
    refuseOther(received, 'toStayWithinBaseline', 'the observation of a cost or a profile')
    if (isProfile(received)) {
      const judgement = judgeProfile(received)
      if (judgement.record !== null && received.state === 'valid')
        received.baseline.record?.(judgement.record)
      return settle(this, received.mode, judgement)
    }
    const judgement = judgeCost(received)
    if (judgement.record !== null && received.state === 'valid') received.baseline.record?.(judgement.record)
    return settle(this, received.mode, judgement)
  },
})

declare module 'vitest' {
  interface TaskMeta {
    skbench?: ModeReportPart
  }
  interface Matchers<R, T> {
    /** Judges a path by the spec's closed table (events per round trip and hop), then by the baseline. */
    toTakePath(table: ExpectedPath): R
    /** Judges which kernel functions a round trip calls: 'on the path', 0 for never, or a number. */
    toCall(table: ExpectedCalls): R
    /** Tries to connect. With `.not`, the listener must be proved to answer somebody. */
    toReach(peer: T extends { reach(peer: infer Peer): unknown } ? Peer : never): Promise<void>
    /** Judges by the baseline: of a cost control, subject and added cost, of a profile the calls of the datapath's functions. */
    toStayWithinBaseline(): R
  }
}
