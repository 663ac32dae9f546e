import type { CostReport, GatedQuantity, ModeReport, Verdict } from '../baselines/report.ts'
import type { RunFacts } from './channel.ts'
import type { Collected } from './collect.ts'
import { parseCommand } from './command.ts'
import { buildReport, type ReportInput } from './report.ts'
import type { ErrorRecord, SpecRecord, TestRecord } from './spec-record.ts'

export const facts: RunFacts = {
  target: 'private',
  project: 'private',
  picked: 'a pair of engines that this run starts',
  against: 'private',
  baselinesDir: 'baselines/private',
  subject: { kernel: '6.18.44', docker: '26.1.5' },
  gate: ['path', 'reachability', 'cost'],
  allowSkip: [],
  plannedQuantities: 18,
  others: ['local: start an engine, or set DOCKER_HOST'],
  imageBytes: 92_400_000,
  warnings: [],
}

const gated = (
  quantity: GatedQuantity['quantity'],
  centreNs: number,
  differenceNs: number,
  verdict: GatedQuantity['verdict'],
): GatedQuantity => ({
  quantity,
  centreNs,
  baselineNs: centreNs - differenceNs,
  differenceNs,
  halfWidthNs: 52,
  marginNs: 109,
  smallestDetectableNs: 210,
  pValue: 0.4,
  verdict,
})

/** A cost as it comes from a quiet machine: a bridge against loopback. */
export const cost: CostReport = {
  controlNs: { p50: 6400, p99: 7010, centre: 6410, halfWidth: 22, setUps: [6400, 6410, 6420] },
  subjectNs: { p50: 10_920, p99: 12_400, centre: 10_900, halfWidth: 41, setUps: [10_890, 10_900, 10_910] },
  twoCpusNs: { p50: 24_310, p99: 41_000, samples: 3600 },
  addedNs: { p50: 4480, p99: 5005, centre: 4490, halfWidth: 48, setUps: [4480, 4490, 4500] },
  ratio: 1.7,
  gated: [
    gated('control', 6410, 12, 'pass'),
    gated('subject', 10_900, 60, 'pass'),
    gated('added cost', 4490, 48, 'pass'),
  ],
  aa: { differenceNs: 3, halfWidthNs: 11, boundNs: 100, withinBounds: true },
  setUps: 3,
  rounds: 40,
  keptShare: 0.62,
  placement: 'one CPU',
  stopped: 'narrow enough',
}

const path: Verdict = {
  class: 'path',
  mode: 'bridge',
  what: 'path',
  sentence: 'takes the path',
  status: 'pass',
}

const mode = (name: string, verdicts: Verdict[], more: Partial<ModeReport> = {}): ModeReport => ({
  mode: name,
  title: name,
  target: 'private',
  verdicts: verdicts.map((one) => ({ ...one, mode: name })),
  notes: [],
  ...more,
})

export const passing = mode('bridge', [path], {
  fingerprint: '1a2b3c4d5e6f7081',
  cost,
  subject: facts.subject,
})

/** A mode in every state that a verdict knows. */
export const everyState: ModeReport[] = [
  mode('loopback', [path], { fingerprint: '0011223344556677' }),
  mode(
    'bridge',
    [
      {
        ...path,
        sentence: '1 event changed on host bridge',
        status: 'fail',
        changes: [{ where: 'request host bridge netif_receive_skb', expected: '1', got: '2' }],
        beside: [{ where: 'host bridge promiscuity', expected: '0', got: '1' }],
      },
    ],
    {
      fingerprint: 'deadbeef00000000',
      cost: {
        ...cost,
        gated: [
          gated('control', 6410, 12, 'pass'),
          gated('subject', 11_420, 520, 'fail'),
          gated('added cost', 5010, 508, 'fail'),
        ],
      },
      notes: ['$ docker exec -it skbench-bridge-client sh'],
    },
  ),
  mode('host-to-container', [
    {
      ...path,
      class: 'cost',
      what: 'added cost',
      sentence: 'the budget ended',
      status: 'inconclusive',
      reason: 'the budget ended first; it could have seen 0.31 µs',
    },
  ]),
  mode('macvlan', [
    {
      ...path,
      class: 'reachability',
      what: 'macvlan',
      sentence: 'skipped',
      status: 'skip',
      reason: 'no netdev on this engine can be the parent',
    },
  ]),
  mode('host', [
    {
      ...path,
      class: 'cost',
      what: 'added cost',
      sentence: 'host: cost recorded in baselines/private/host.cost.json, not judged',
      status: 'recorded',
      file: 'baselines/private/host.cost.json',
    },
  ]),
  mode('none', [
    path,
    {
      ...path,
      what: 'functions',
      sentence: 'a stack was truncated',
      status: 'invalid',
      reason: 'a stack was truncated at 64 frames three times of three',
    },
    {
      ...path,
      class: 'platform',
      what: 'platform',
      sentence: 'a sysctl differs',
      status: 'fail',
      changes: [],
    },
  ]),
]

export const emptyCollected: Collected = { modes: [], errors: [], testsRun: 0, specs: new Map() }

/** What collect() gives of these modes. */
export function collectedOf(modes: ModeReport[]): Collected {
  const specs = new Map(
    modes.map((one) => [
      `${one.target} ${one.mode}`,
      { project: one.target, file: `benchmarks/${one.mode}.bench.ts` },
    ]),
  )
  return { modes, errors: [], testsRun: modes.length, specs }
}

export function reportOf(collected: Collected, more: Partial<ReportInput> = {}) {
  return buildReport({
    suite: '0.1.0',
    facts: [facts],
    projects: ['private'],
    gate: facts.gate,
    collected,
    startedAt: new Date('2026-11-24T05:00:00Z'),
    seconds: 83.456,
    exitCode: 0,
    troubles: [],
    typed: parseCommand('npx vitest bench --project private'),
    ...more,
  })
}

export const error = (message: string, name = 'Error', kind: string | null = null): ErrorRecord => ({
  name,
  message,
  kind,
})

export const test = (name: string, more: Partial<TestRecord> = {}): TestRecord => ({
  name,
  state: 'passed',
  reason: null,
  part: null,
  errors: [],
  ...more,
})

export const spec = (tests: TestRecord[], more: Partial<SpecRecord> = {}): SpecRecord => ({
  project: 'private',
  target: 'private',
  file: 'benchmarks/bridge.bench.ts',
  tests,
  errors: [],
  finished: true,
  ...more,
})
