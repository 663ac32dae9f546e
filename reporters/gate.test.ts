import { expect, test } from 'vitest'
import type { ModeReport, Verdict, VerdictClass } from '../baselines/report.ts'
import { bridgePath, costObservation, costReport, pathObservation, quantity } from '../expect/testdata.ts'
import { judgeCost } from '../expect/judge-cost.ts'
import { judgePath } from '../expect/judge-path.ts'
import { gate, type GateInput } from './gate.ts'

const verdict = (status: Verdict['status'], name: VerdictClass = 'path', mode = 'bridge'): Verdict => {
  const base = {
    class: name,
    mode,
    what: name === 'path' ? 'functions' : name,
    sentence: `${mode}: ${name} ${status}`,
  }
  switch (status) {
    case 'pass':
      return { ...base, status }
    case 'fail':
      return { ...base, status, changes: [] }
    case 'recorded':
      return { ...base, status, file: 'f' }
    default:
      return { ...base, status, reason: `no such driver: ${mode}` }
  }
}

const report = (verdicts: Verdict[], more: Partial<ModeReport> = {}): ModeReport => ({
  mode: verdicts[0]?.mode ?? 'bridge',
  title: '',
  target: 'rack',
  verdicts,
  notes: [],
  ...more,
})

const run = (modes: ModeReport[], more: Partial<GateInput> = {}): ReturnType<typeof gate> =>
  gate({
    modes,
    errors: [],
    gateClasses: ['path', 'reachability', 'cost'],
    allowSkip: [],
    ci: false,
    interrupted: false,
    usageError: false,
    testsRun: 5,
    ...more,
  })

const costMode = (observed = costObservation(), more: Partial<ModeReport> = {}): ModeReport =>
  report(judgeCost(observed).verdicts, { cost: observed.report, ...more })
const pathMode = (observed = pathObservation()): ModeReport =>
  report(judgePath(observed, observed.path).verdicts, { path: observed.path })

test('a run that passes exits 0 and has nothing to say', () => {
  expect(run([pathMode(), costMode()])).toMatchObject({ exitCode: 0, reasons: [] })
})

test('the most severe wins: 130, 3, 1, 2, 0', () => {
  const modes = [report([verdict('pass'), verdict('fail'), verdict('inconclusive')])]
  expect(run([report([verdict('pass'), verdict('inconclusive')])]).exitCode).toBe(2)
  expect(run(modes)).toMatchObject({
    exitCode: 1,
    reasons: ['bridge: path fail', 'bridge: path inconclusive'],
  })
  expect(run(modes, { errors: ['the tracer was killed'] }).exitCode).toBe(1)
  expect(run(modes, { errors: ['no such option'], usageError: true }).exitCode).toBe(3)
  expect(run(modes, { usageError: true, interrupted: true }).exitCode).toBe(130)
  expect(run([report([verdict('pass')])], { errors: ['the tracer was killed'] })).toMatchObject({
    exitCode: 2,
    reasons: ['the tracer was killed'],
  })
})

test('a class that does not gate decides nothing', () => {
  const modes = [report([verdict('pass'), verdict('fail', 'platform')])]
  expect(run(modes).exitCode).toBe(0)
  expect(run(modes, { gateClasses: ['path', 'platform'] }).exitCode).toBe(1)
})

test('a skip counts unless it is listed, by mode or by mode and reason', () => {
  const modes = [report([verdict('pass')]), report([verdict('skip', 'path', 'ipvlan')])]
  expect(run(modes)).toMatchObject({
    exitCode: 2,
    reasons: ['ipvlan skipped: no such driver: ipvlan; SKBENCH_ALLOW_SKIP=ipvlan permits it'],
  })
  expect(run(modes, { allowSkip: ['ipvlan'] }).exitCode).toBe(0)
  expect(run(modes, { allowSkip: ['ipvlan:No such driver: ipvlan'] }).exitCode).toBe(0)
  expect(run(modes, { allowSkip: ['ipvlan:no tracer'] }).exitCode).toBe(2)
  expect(run(modes, { allowSkip: ['macvlan'] }).exitCode).toBe(2)
})

test('recorded is said and is no pass: alone it is 2, with -u it is what was asked for', () => {
  const first = [report([verdict('pass'), verdict('recorded', 'cost')])]
  expect(run(first)).toMatchObject({ exitCode: 0, reasons: ['not judged: bridge: cost recorded'] })
  const alone = [report([verdict('recorded', 'cost')])]
  expect(run(alone, { gateClasses: ['cost'] })).toMatchObject({ exitCode: 2 })
  expect(run(alone, { gateClasses: ['cost'], update: 'all' }).exitCode).toBe(0)
})

test('one noisy A/A makes every cost of the run inconclusive; the exact verdicts stand', () => {
  const noisy = costReport({ aa: { differenceNs: 300, halfWidthNs: 20, boundNs: 100, withinBounds: false } })
  const gated = [
    quantity('control', 6400, 0, 'pass'),
    quantity('subject', 10900, 700, 'fail'),
    quantity('added cost', 4500, 700, 'fail'),
  ]
  const slower = costMode(costObservation({ report: costReport({ gated }) }))
  expect(run([slower]).exitCode).toBe(1)
  const result = run([slower, costMode(costObservation({ report: noisy })), pathMode()])
  expect(result.exitCode).toBe(2)
  expect(result.reasons[0]).toBe(
    'the machine is noisy: the control differs from itself in bridge; no cost of this run is judged',
  )
  expect(new Set(result.modes[0]?.verdicts.map(({ status }) => status))).toEqual(new Set(['inconclusive']))
  expect(result.modes[2]).toEqual(pathMode())
  expect(run([costMode(costObservation({ report: noisy })), report([verdict('fail')])]).exitCode).toBe(1)
})

test('Holm fails at the end what Bonferroni left open, and takes nothing back', () => {
  // alpha 0.05, m = 3. Bonferroni: 0.0167. Holm: 0.001 <= 0.05 / 3, 0.02 <= 0.05 / 2, 0.04 <= 0.05 / 1
  const withP = (
    name: 'control' | 'subject' | 'added cost',
    pValue: number,
    status: 'fail' | 'inconclusive',
  ) => ({ ...quantity(name, 6000, 300, status), pValue })
  const gated = [
    withP('control', 0.001, 'fail'),
    withP('subject', 0.02, 'inconclusive'),
    withP('added cost', 0.04, 'inconclusive'),
  ]
  const mode = costMode(costObservation({ report: costReport({ gated }) }))
  expect(mode.verdicts.map(({ status }) => status)).toEqual(['fail', 'inconclusive', 'inconclusive'])
  const all = run([mode])
  expect(all.modes[0]?.verdicts.map(({ status }) => status)).toEqual(['fail', 'fail', 'fail'])
  expect(all.modes[0]?.cost?.gated.map((each) => each.verdict)).toEqual(['fail', 'fail', 'fail'])
  // with m = 6 planned: 0.001 <= 0.0083, 0.02 > 0.01: stop
  expect(run([mode], { plannedQuantities: 6 }).modes[0]?.verdicts.map(({ status }) => status)).toEqual([
    'fail',
    'inconclusive',
    'inconclusive',
  ])
})

test('the path explains the time: its changes stand beside a cost that failed', () => {
  const gated = [
    quantity('control', 6400, 0, 'pass'),
    quantity('subject', 10900, 700, 'fail'),
    quantity('added cost', 4500, 700, 'fail'),
  ]
  const platform: Verdict = {
    class: 'platform',
    mode: 'bridge',
    what: 'platform',
    sentence: '',
    status: 'fail',
    changes: [{ where: 'host nft rules', expected: '0', got: '40' }],
  }
  const mode = costMode(costObservation({ report: costReport({ gated }) }))
  const result = run([{ ...mode, verdicts: [...mode.verdicts, platform] }])
  expect(result.modes[0]?.verdicts[2]).toMatchObject({
    what: 'added cost',
    beside: [{ where: 'host nft rules', got: '40' }],
  })
})

const cost = costReport()
const passes = judgeCost(costObservation()).verdicts
const spoilt = (more: Parameters<typeof costReport>[0]): ModeReport =>
  costMode(costObservation({ report: costReport(more) }))
const slowBaseline = [
  quantity('control', 128000, -121600, 'pass'),
  quantity('subject', 218000, -207100, 'pass'),
  quantity('added cost', 90000, -85500, 'pass'),
]
const nothing = { request: { 'client eth0': { net_dev_queue: 0 } }, reply: {} }

// Every attack must end in 2, and none may hide behind the message of another.
const attacks: [string, ReturnType<typeof gate>, RegExp][] = [
  ['empty results', spoiltRun({ controlNs: { ...cost.controlNs, setUps: [] } }), /nothing was measured$/],
  [
    'one sample',
    spoiltRun({ setUps: 1, controlNs: { ...cost.controlNs, setUps: [6400] } }),
    /1 of at least 3 set-ups were measured/,
  ],
  [
    'NaN',
    spoiltRun({ subjectNs: { ...cost.subjectNs, centre: Number.NaN } }),
    /could not be measured: a result is not a number/,
  ],
  ['a baseline 20 times slower', spoiltRun({ gated: slowBaseline }), /20.0 times below the baseline/],
  ['a filter that matches nothing', run([], { testsRun: 0 }), /^no test ran: the filter matches nothing/],
  [
    'all skipped',
    run([report([verdict('skip')]), report([verdict('skip', 'path', 'none')])], {
      testsRun: 0,
      allowSkip: ['bridge', 'none'],
    }),
    /^every mode was skipped/,
  ],
  [
    'a probe attached to nothing',
    run([pathMode(pathObservation({ path: nothing }))]),
    /not one event was seen in 46 round trips/,
  ],
  ['tests without a verdict', run([]), /^no mode was measured/],
  [
    'a mode that asserts nothing',
    run([report([verdict('pass')]), report([], { mode: 'host' })]),
    /^host: no verdict in a gating class/,
  ],
  [
    'a mode of platform verdicts only',
    run([report([verdict('pass', 'platform', 'macvlan')])]),
    /^macvlan: no verdict in a gating class/,
  ],
  [
    'no gating class',
    run([report([verdict('pass')])], { gateClasses: [] }),
    /^bridge: no verdict|^no class gates/,
  ],
  [
    'no baseline under CI',
    run(
      [
        costMode(
          costObservation({
            baseline: { state: 'missing', file: 'f.cost.json', target: 'rack', accepts: [], record: null },
          }),
        ),
      ],
      { ci: true },
    ),
    /there is no baseline f\.cost\.json/,
  ],
  ['a pass without a cost', run([report(passes)]), /its pass is unproven: nothing was measured/],
  [
    'a pass of NaN',
    run([report(passes, { cost: costReport({ addedNs: { ...cost.addedNs, centre: Number.NaN } }) })]),
    /unproven: a result is not a number/,
  ],
  [
    'a pass of null, which JSON makes of NaN',
    run([
      report(passes, {
        cost: costReport({ gated: cost.gated.map((each) => ({ ...each, marginNs: null })) }),
      }),
    ]),
    /unproven: a result is not a number/,
  ],
  [
    'a pass of one set-up',
    run([report(passes, { cost: costReport({ setUps: 1 }) })]),
    /unproven: fewer than 3 set-ups/,
  ],
  ['a pass of a path of zeros', run([{ ...pathMode(), path: nothing }]), /unproven: not one event was seen/],
  [
    'a p-value of NaN',
    run([spoilt({ gated: cost.gated.map((each) => ({ ...each, pValue: Number.NaN })) })]),
    /a result is not a number/,
  ],
]

function spoiltRun(more: Parameters<typeof costReport>[0]): ReturnType<typeof gate> {
  return run([spoilt(more)])
}

test.each(attacks)('the gate under attack: %s is 2, by its own message', (_, result, message) => {
  expect(result.exitCode).toBe(2)
  expect(result.reasons.join('\n')).toMatch(new RegExp(message, 'm'))
  expect(result.reasons).not.toContain('')
})

test('the attacks have messages of their own', () => {
  const first = attacks.slice(0, 7).map(([, { reasons }]) => reasons[0])
  expect(new Set(first).size).toBe(7)
})

test('the observation of the bridge is what the attacks spoil', () => {
  expect(pathMode().path).toEqual(bridgePath)
})
