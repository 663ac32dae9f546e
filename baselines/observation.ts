/**
 * What fixtures hand to matchers: an observation, and the baseline that it is judged against. Types only.
 */
import type {
  BootCost,
  CostBaseline,
  Drop,
  ExactBaseline,
  FunctionSets,
  Identity,
  PathTable,
  Platform,
  ProfileBaseline,
  Subject,
} from './schema.ts'
import type { Change, CostReport, ModeReport, VerdictClass } from './report.ts'

/** What a test leaves in `task.meta.skbench`; the reporters merge the parts of one mode in order. */
export type ModeReportPart = Partial<ModeReport> & Pick<ModeReport, 'mode' | 'verdicts'>

/** Vitest's update state: `-u` is 'all', 'new' the default, 'none' under CI. */
export type UpdateState = 'all' | 'new' | 'none'

/** The baseline of one mode, and what may be written. */
export type BaselineState<Baseline> = {
  /** as a person would name it: relative to where the run was started */
  file: string
  /** the target whose baseline it is: another than the observed one only where the user said so */
  target: string
  /** classes whose changes are to be written instead of judged (`-u`); empty otherwise */
  accepts: readonly VerdictClass[]
  /** a person named where the "before" is kept, and this run only compares with it: what is missing there could not be compared */
  mustStand?: boolean
  /** writes the file, and says its name; null where nothing may be written */
  record: ((fresh: Baseline) => string) | null
} & ({ state: 'found'; baseline: Baseline } | { state: 'missing' })

export type ExactBaselineState = BaselineState<ExactBaseline>
/** What is recorded has all boots to keep, this one last. */
export type CostBaselineState = BaselineState<CostBaseline>
export type ProfileBaselineState = BaselineState<ProfileBaseline>

/** The functions that a tracer can see on this kernel. */
export interface SymbolTable {
  /** is there a symbol of this name, with or without a compiler's suffix? False: inlined, renamed or not built */
  has(name: string): boolean
  /** false for a function that takes no skb: its calls belong to no flow. Absent: all are */
  attributable?(name: string): boolean
}

/** Nothing was learnt: the tracer lost events, the workload retransmitted, counters contradict the trace. */
export interface InvalidObservation {
  state: 'invalid'
  mode: string
  target: string
  reason: string
  /** how often it was tried */
  attempts: number
  /** where it is the baseline that proves nothing: what it was recorded with, and what there is now */
  unfitBaseline?: { file: string; before: Subject; now: Subject }
}

/** Calls of functions, by the name of the source, counted beside the trace; absent: only presence on a stack is known. */
export type CountedCalls =
  | {
      state: 'counted'
      /** proved: the same whole number per round trip, three times of three */
      perRoundTrip: { [name: string]: number }
      /** not proved, and why: others call it too; shown, never gating */
      unstable: { [name: string]: string }
      /** no call of it can be seen on this kernel, and why */
      unseen: { [name: string]: string }
      /**
       * as perRoundTrip, of functions that are called and that a spec expects 'on the path': one that is left by a tail call is on no
       * stack. No part of a baseline.
       */
      beside?: { [name: string]: number }
    }
  | { state: 'absent'; reason: string }

export interface ValidPath {
  state: 'valid'
  mode: string
  target: string
  /** proved exact; whatever was not is in `unstable` */
  path: PathTable
  /** counts that did not repeat: shown, never gating */
  unstable: Change[]
  functions: FunctionSets
  /** functions that were not seen every time */
  unstableFunctions: string[]
  drops: Drop[]
  /** what each netns counted while the flow was traced, by role; shown, never gating */
  counters: { [role: string]: { [counter: string]: number } }
  symbols: SymbolTable
  countedCalls: CountedCalls
  /** of the longer workload */
  roundTrips: number
  attempts: number
  notes: string[]
  baseline: ExactBaselineState
  subject: Subject
  platform: Platform
}

export type PathObservation = ValidPath | InvalidObservation

/** What a round trip executes, by function; numbers as in the baseline. */
export type ProfileObservation = { observes: 'profile' } & (ValidProfile | InvalidObservation)

export interface ValidProfile extends Pick<
  ProfileBaseline,
  'emulator' | 'instructions' | 'subsystems' | 'functions' | 'subject'
> {
  state: 'valid'
  mode: string
  target: string
  /** of every function of this kernel */
  calls: Extract<CountedCalls, { state: 'counted' }>
  baseline: ProfileBaselineState
  notes: string[]
}

/** Where a packet of a connection that failed ended, in the words of a path table. */
export type Ending = {
  packet: 'request' | 'reply' | 'ARP request' | 'ARP reply'
  netns: string
  netdev: string
} & ({ freedBy: string; reason: string | null } | { lastSeenAt: string })

/**
 * What became of a connection that failed: where its packet ended, then what that one waited for; which error connect(2)
 * gave before there was a packet; or why it is not known.
 */
export type Death = { endings: Ending[] } | { notSent: string; netns: string } | { unknown: string }

export interface ValidReach {
  state: 'valid'
  mode: string
  target: string
  /** who tried, and whom: 'client', 'server' */
  from: string
  to: string
  reached: boolean
  /** what the socket said: 'ECONNREFUSED', 'ETIMEDOUT'; null when it was reached */
  error: string | null
  /** proof that the listener was there while it was not reached: who got an answer from it */
  listenerAnswers: { by: string } | false
  /** null: it was not looked for */
  died: Death | null
}

export type ReachObservation = ValidReach | InvalidObservation

/** An endpoint that can try to reach a peer. */
export interface Reaching<Peer> {
  /** @param wanted whether it should be reached: then a failure is looked into */
  reach(peer: Peer, wanted?: boolean): Promise<ReachObservation>
}

export interface ValidCost {
  state: 'valid'
  mode: string
  target: string
  /** `gated` is judged against the baseline already; its statuses are those of the moment of the test */
  report: CostReport
  boot: Pick<BootCost, 'date' | 'bootId'>
  baseline: CostBaselineState
  /** gated quantities of the whole run */
  plannedQuantities: number
  /** the least change that matters, as a share of the round trip */
  minEffect: number
  subject: Subject
  /** spinNs here is the reference: the speed that the report's times are stated at */
  identity: Identity
  /** what a spin took on this run's quiet CPU, ns */
  measuredSpinNs: number | null
  /** who traces this kernel besides, by name; null: nobody, or nobody could look */
  tracedBy: string | null
  notes: string[]
}

export type CostObservation = ValidCost | InvalidObservation
