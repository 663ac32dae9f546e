/** Observations for the tests of the judges, as the fixtures hand them over. */
import type {
  CostBaselineState,
  ExactBaselineState,
  ValidCost,
  ValidPath,
  ValidReach,
} from '../baselines/observation.ts'
import type { CostReport, GatedQuantity, Summary } from '../baselines/report.ts'
import type { CostBaseline, ExactBaseline, PathTable } from '../baselines/schema.ts'

const rx = { netif_rx: 1, netif_receive_skb: 1 }
const tx = { net_dev_queue: 1, net_dev_start_xmit: 1 }

/** Client to server over a user-defined bridge: each hop once, no event on the bridge device itself. */
export const bridgePath: PathTable = {
  request: { 'client eth0': tx, 'host veth(client)': rx, 'host veth(server)': tx, 'server eth0': rx },
  reply: { 'server eth0': tx, 'host veth(server)': rx, 'host veth(client)': tx, 'client eth0': rx },
}

const functions = ['br_forward', 'br_handle_frame', 'tcp_v4_rcv']

export const exactBaseline: ExactBaseline = {
  schemaVersion: 1,
  kind: 'exact',
  target: 'rack',
  mode: 'bridge',
  subject: { kernel: '6.1.0', docker: '26.1.5' },
  path: bridgePath,
  functions: { request: functions, reply: functions },
  drops: [],
  platform: { 'client sysctl net.bridge.bridge-nf-call-iptables': 1, 'host bridge mtu': 1500 },
}

const file = 'baselines/rack/bridge.json'
export const foundExact: Extract<ExactBaselineState, { state: 'found' }> = {
  state: 'found',
  baseline: exactBaseline,
  file,
  target: 'rack',
  accepts: [],
  record: null,
}
export const missingExact: ExactBaselineState = {
  state: 'missing',
  file,
  target: 'rack',
  accepts: [],
  record: null,
}

export function pathObservation(more: Partial<ValidPath> = {}): ValidPath {
  return {
    state: 'valid',
    mode: 'bridge',
    target: 'rack',
    path: bridgePath,
    unstable: [],
    functions: exactBaseline.functions,
    unstableFunctions: [],
    drops: [],
    counters: {},
    symbols: { has: (name) => ['ip_forward', ...functions].includes(name) },
    countedCalls: { state: 'absent', reason: 'no kprobes' },
    roundTrips: 46,
    attempts: 1,
    notes: [],
    baseline: foundExact,
    subject: exactBaseline.subject,
    platform: exactBaseline.platform,
    ...more,
  }
}

export function reachObservation(more: Partial<ValidReach> = {}): ValidReach {
  return {
    state: 'valid',
    mode: 'bridge',
    target: 'rack',
    from: 'client',
    to: 'server',
    reached: true,
    error: null,
    listenerAnswers: { by: 'host' },
    died: null,
    ...more,
  }
}

const summary = (centre: number): Summary => ({
  p50: centre,
  p99: centre * 1.2,
  centre,
  halfWidth: centre / 200,
  setUps: [centre - 10, centre, centre + 10],
})

/** One quantity that differs by so much from its baseline, ± 50 ns, margin 200 ns. */
export function quantity(
  name: GatedQuantity['quantity'],
  baselineNs: number,
  differenceNs: number,
  verdict: GatedQuantity['verdict'],
): GatedQuantity {
  return {
    quantity: name,
    centreNs: baselineNs + differenceNs,
    baselineNs,
    differenceNs,
    halfWidthNs: 50,
    marginNs: 200,
    smallestDetectableNs: 290,
    pValue: verdict === 'fail' ? 0.0001 : 0.9,
    verdict,
  }
}

/** Loopback 6.4 µs, bridge 10.9 µs. */
export function costReport(more: Partial<CostReport> = {}): CostReport {
  return {
    controlNs: summary(6400),
    subjectNs: summary(10900),
    addedNs: summary(4500),
    ratio: 10900 / 6400,
    gated: [
      quantity('control', 6400, 0, 'pass'),
      quantity('subject', 10900, 0, 'pass'),
      quantity('added cost', 4500, 0, 'pass'),
    ],
    aa: { differenceNs: 5, halfWidthNs: 20, boundNs: 100, withinBounds: true },
    setUps: 3,
    rounds: 60,
    keptShare: 0.7,
    placement: 'one CPU',
    stopped: 'narrow enough',
    ...more,
  }
}

const identity = {
  cpuModel: 'EPYC',
  virtualisation: 'kvm',
  clocksource: 'tsc',
  mitigations: 'none listed',
  tracers: 'none',
  spinNs: 10000,
}

export const costBaseline: CostBaseline = {
  schemaVersion: 1,
  kind: 'cost',
  target: 'rack',
  mode: 'bridge',
  subject: exactBaseline.subject,
  identity,
  placement: 'one CPU',
  boots: [
    {
      date: '2026-01-01',
      bootId: 'boot-1',
      controlNs: [6390, 6400, 6410],
      subjectNs: [10890, 10900, 10910],
      addedNs: [4490, 4500, 4510],
    },
  ],
}

export const foundCost: Extract<CostBaselineState, { state: 'found' }> = {
  state: 'found',
  baseline: costBaseline,
  file: 'baselines/rack/bridge.cost.json',
  target: 'rack',
  accepts: [],
  record: null,
}
export const missingCost: CostBaselineState = {
  state: 'missing',
  file: 'baselines/rack/bridge.cost.json',
  target: 'rack',
  accepts: [],
  record: null,
}

export function costObservation(more: Partial<ValidCost> = {}): ValidCost {
  return {
    state: 'valid',
    mode: 'bridge',
    target: 'rack',
    report: costReport(),
    boot: { date: '2026-02-02', bootId: 'boot-2' },
    baseline: foundCost,
    plannedQuantities: 3,
    minEffect: 0.01,
    subject: exactBaseline.subject,
    identity,
    measuredSpinNs: identity.spinNs,
    tracedBy: null,
    notes: [],
    ...more,
  }
}
