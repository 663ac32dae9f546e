// Generated from report.schema.json by baselines/generate.ts: change the schema, then run that.
import type {
  Calls,
  Drop,
  FunctionSets,
  Identity,
  PathTable,
  Placement,
  Platform,
  Subject,
} from './schema.ts'

export type VerdictClass = 'path' | 'reachability' | 'platform' | 'cost'
export type VerdictStatus = 'pass' | 'fail' | 'skip' | 'inconclusive' | 'recorded' | 'invalid'
export type Verdict =
  PassVerdict | FailVerdict | SkipVerdict | InconclusiveVerdict | RecordedVerdict | InvalidVerdict

/**
 * One run of `vitest bench`, as it stands in the JSON report
 */
export interface RunReport {
  schemaVersion: 1
  /**
   * version of skbench
   */
  suite: string
  target: string
  /**
   * why this target
   */
  picked: string
  /**
   * the target whose baselines judge
   */
  against: string
  /**
   * ISO 8601
   */
  startedAt: string
  seconds: number
  /**
   * 0 pass, 1 a gating class changed, 2 could not measure, 3 usage or configuration, 130 interrupted
   */
  exitCode: 0 | 1 | 2 | 3 | 130
  /**
   * the classes that decide
   */
  gate: VerdictClass[]
  modes: ModeReport[]
  errors: string[]
  /**
   * how to repeat what is not green, or all
   */
  commands: string[]
  /**
   * command of this run as it was typed, with the project that was picked
   */
  typed: string
  /**
   * what the virtual clock of this run's costs cannot see; absent where they are time
   *
   * @minItems 1
   */
  blindTo?: string[]
}
/**
 * What the tests of one mode found
 */
export interface ModeReport {
  mode: string
  title: string
  target: string
  path?: PathTable
  /**
   * of the path table: equal for equal tables
   */
  fingerprint?: string
  functions?: FunctionSets
  calls?: Calls
  drops?: Drop[]
  /**
   * what each netns on the path counted while the flow was traced, by role: SNMP, TcpExt, netdevs, conntrack, qdiscs; softnet of the machine stands with the host
   */
  counters?: {
    [k: string]: {
      [k: string]: number
    }
  }
  platform?: Platform
  subject?: Subject
  identity?: Identity
  cost?: CostReport
  workloads?: ObservedWorkload[]
  verdicts: Verdict[]
  notes: string[]
  /**
   * tests that had begun or were to begin when the run ended: nothing is known of what they judge
   *
   * @minItems 1
   */
  unfinished?: string[]
}
/**
 * One comparison of RTTs
 */
export interface CostReport {
  controlNs: Summary
  subjectNs: Summary
  addedNs: Summary
  /**
   * subject / control; for reading
   */
  ratio: number
  gated: GatedQuantity[]
  aa: AaComparison
  setUps: number
  rounds: number
  /**
   * share of the chunks whose CPU was quiet
   */
  keptShare: number
  placement: Placement
  /**
   * subject with its ends on two CPUs, ns; for reading
   */
  twoCpusNs?: {
    p50: number
    p99: number
    samples: number
  }
  stopped: 'narrow enough' | 'budget ended'
  /**
   * ns are executed instructions of an emulated guest, and no time; absent: ns of the wall clock
   */
  clock?: 'virtual'
}
/**
 * ns
 */
export interface Summary {
  /**
   * of the virtual clock alone, where it is as exact as p50
   */
  p10?: number
  /**
   * the same of each set-up
   */
  p10SetUps?: number[]
  p50: number
  p99: number
  /**
   * trimmed mean over the set-ups
   */
  centre: number
  /**
   * of its confidence interval
   */
  halfWidth: number
  /**
   * one value per set-up
   */
  setUps: number[]
}
export interface GatedQuantity {
  quantity: 'control' | 'subject' | 'added cost' | 'subject p10'
  centreNs: number
  baselineNs: number | null
  /**
   * measured - baseline
   */
  differenceNs: number | null
  /**
   * of the interval of the difference
   */
  halfWidthNs: number | null
  marginNs: number | null
  /**
   * the effect that this run could have seen
   */
  smallestDetectableNs: number | null
  /**
   * of the one-sided test of "difference <= margin"
   */
  pValue: number | null
  verdict: VerdictStatus
}
/**
 * The control against itself in the same rounds
 */
export interface AaComparison {
  differenceNs: number
  halfWidthNs: number
  boundNs: number
  withinBounds: boolean
}
/**
 * What one workload showed over the mode's flow: observed, never gated
 */
export interface ObservedWorkload {
  workload: string
  /**
   * for a person; 'not here: …' where the mode cannot carry it
   */
  figures: string
  /**
   * the same as numbers, the unit in the name; empty where nothing was seen
   */
  values: {
    [k: string]: number
  }
}
export interface PassVerdict {
  class: VerdictClass
  mode: string
  /**
   * 'path', 'functions', 'added cost', 'client reaches server'
   */
  what: string
  /**
   * one line that a person reads
   */
  sentence: string
  status: 'pass'
  /**
   * by the plain assertions of a campaign, which has no measurement of its own to bear it out
   */
  asserted?: true
}
export interface FailVerdict {
  class: VerdictClass
  mode: string
  /**
   * 'path', 'functions', 'added cost', 'client reaches server'
   */
  what: string
  /**
   * one line that a person reads
   */
  sentence: string
  status: 'fail'
  changes: Change[]
  /**
   * subject and platform facts that differ from the baseline
   */
  beside?: Change[]
  /**
   * how a person accepts it where it is meant; absent: the spec itself forbids it
   */
  acceptedBy?: '-u' | 'SKBENCH_ALLOW_SKIP'
}
export interface Change {
  /**
   * 'request host bridge netif_receive_skb'
   */
  where: string
  expected: string
  got: string
}
export interface SkipVerdict {
  class: VerdictClass
  mode: string
  /**
   * 'path', 'functions', 'added cost', 'client reaches server'
   */
  what: string
  /**
   * one line that a person reads
   */
  sentence: string
  status: 'skip'
  reason: string
  /**
   * options that the kernel was built without: the skip is earned, and does not decide
   */
  lacks?: string[]
  /**
   * baselines that say it could be done: skipped because SKBENCH_ALLOW_SKIP says so
   */
  known?: string[]
}
export interface InconclusiveVerdict {
  class: VerdictClass
  mode: string
  /**
   * 'path', 'functions', 'added cost', 'client reaches server'
   */
  what: string
  /**
   * one line that a person reads
   */
  sentence: string
  status: 'inconclusive'
  reason: string
}
export interface RecordedVerdict {
  class: VerdictClass
  mode: string
  /**
   * 'path', 'functions', 'added cost', 'client reaches server'
   */
  what: string
  /**
   * one line that a person reads
   */
  sentence: string
  status: 'recorded'
  /**
   * the baseline that was written
   */
  file: string
}
export interface InvalidVerdict {
  class: VerdictClass
  mode: string
  /**
   * 'path', 'functions', 'added cost', 'client reaches server'
   */
  what: string
  /**
   * one line that a person reads
   */
  sentence: string
  status: 'invalid'
  reason: string
}
