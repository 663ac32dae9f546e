// The gate under attack. Each of these once came out of a suite like this one as a green run; none may ever exit 0, and
// each has a message of its own. Those that need a whole run stand in fixtures/run/attacks.integration.test.ts.
import { expect, test } from 'vitest'
import type { PathObservation, ValidCost } from '../baselines/observation.ts'
import type { Verdict } from '../baselines/report.ts'
import { judgeCost } from '../expect/judge-cost.ts'
import { judgePath } from '../expect/judge-path.ts'
import {
  bridgePath,
  costObservation,
  costReport,
  missingCost,
  missingExact,
  pathObservation,
  quantity,
} from '../expect/testdata.ts'
import { type CostInput, judgeCost as judgeSetUps } from '../stats/cost.ts'
import { chunk, setUp } from '../stats/testdata/set-ups.ts'
import { collect } from './collect.ts'
import type { GateResult } from './gate.ts'
import { report, run } from './gate-testdata.ts'
import { error, spec, test as testRecord } from './testdata.ts'

/** Round trips of a quiet machine, and the baseline that they came from. */
const steps = [-20, -10, 0, 10, 20, -15, 15, 5]
const measured = steps.map((step) => setUp(6375 + step, 6377 + step, 10_875 + step))
const boot = (times: number) => ({
  controlNs: steps.map((step) => times * (6400 + step)),
  subjectNs: steps.map((step) => times * (10_900 + step)),
  addedNs: steps.map((step) => times * (4500 + step)),
})

/** What a run makes of samples: the arithmetic, the matcher, the gate. */
function costRun(setUps: CostInput['setUps'], times = 1): GateResult {
  const judged = judgeSetUps({
    setUps,
    baseline: { boots: [boot(times)] },
    plannedQuantities: 3,
    secondsSpent: 60,
    secondsPerSetUp: 5,
    budgetSeconds: 120,
  })
  const observed =
    judged.state === 'judged'
      ? costObservation({ report: { ...judged.report, placement: 'one CPU' } })
      : {
          state: 'invalid' as const,
          mode: 'bridge',
          target: 'rack',
          reason: judged.reason,
          attempts: setUps.length,
        }
  const cost = observed.state === 'valid' ? { cost: observed.report } : {}
  return run([report(judgeCost(observed).verdicts, cost)])
}

/** A "before" that was made with -u in too little time. */
function thinBefore(): GateResult {
  const few = [-60, 0, 60, -60, 60].map((step) => setUp(6375 + step, 6377 + step, 10_875 + step))
  const judged = judgeSetUps({
    setUps: few,
    baseline: null,
    plannedQuantities: 90,
    secondsSpent: 30,
    secondsPerSetUp: 6,
    budgetSeconds: 30,
  })
  if (judged.state === 'invalid') throw new Error(judged.reason)
  const observed = costObservation({
    report: { ...judged.report, placement: 'one CPU' },
    plannedQuantities: 90,
    baseline: { ...missingCost, accepts: ['cost'], record: () => 'F' },
  })
  return run(
    [report([...judgePath(pathObservation(), bridgePath).verdicts, ...judgeCost(observed).verdicts])],
    {
      update: 'all',
    },
  )
}

/** What the arithmetic cannot know, the matcher must. */
function spoiltRun(more: Partial<ValidCost['report']>): GateResult {
  const observed = costObservation({ report: costReport(more) })
  return run([report(judgeCost(observed).verdicts, { cost: observed.report })])
}

const pathRun = (observed: PathObservation): GateResult =>
  run([
    report(
      judgePath(observed, bridgePath).verdicts,
      observed.state === 'valid' ? { path: observed.path } : {},
    ),
  ])

const cost = costReport()
const passes = judgeCost(costObservation()).verdicts
const nothing = { request: { 'client eth0': { net_dev_queue: 0 } }, reply: {} }
const slowBaseline = [
  quantity('control', 128000, -121600, 'pass'),
  quantity('subject', 218000, -207100, 'pass'),
  quantity('added cost', 90000, -85500, 'pass'),
]
const skip: Verdict = {
  status: 'skip',
  class: 'path',
  mode: 'bridge',
  what: 'path',
  sentence: 'bridge: skipped',
  reason: 'no such driver',
}
const passed: Verdict = {
  status: 'pass',
  class: 'path',
  mode: 'bridge',
  what: 'functions',
  sentence: 'bridge: ok',
}

/** Every spec breaks in its set-up, as vitest reports it: the fixture's error stands at each test. */
function brokenSetUps(): GateResult {
  const broken = testRecord('takes the path', {
    state: 'failed',
    part: report([]),
    errors: [error('bridge: no subnet is left', 'SkbenchError', 'could-not-measure')],
  })
  const { modes, errors, testsRun } = collect([spec([broken])], [], { filtered: false })
  return run(modes, { errors: errors.map(({ message }) => message), testsRun })
}

/** Nothing of a run came through. */
const emptied = collect([], [], { filtered: true })

const attacks: [string, GateResult, RegExp][] = [
  [
    'no set-up at all',
    costRun([]),
    /^bridge: cost could not be measured: 0 of 0 set-ups are valid, needs 3$/,
  ],
  ['empty set-ups', costRun([{ rounds: [] }, { rounds: [] }, { rounds: [] }]), /0 of 3 set-ups are valid/],
  [
    'empty results',
    spoiltRun({ controlNs: { ...cost.controlNs, setUps: [] } }),
    /^bridge: cost could not be measured: nothing was measured$/,
  ],
  [
    'one sample',
    costRun([
      { rounds: [{ control: [chunk(6400)], controlAgain: [chunk(6400)], subject: [chunk(10_900)] }] },
    ]),
    /0 of 1 set-ups are valid, needs 3; the last invalid one: the CPU was quiet in 1/,
  ],
  [
    'one set-up',
    costRun(measured.slice(0, 1)),
    /^bridge: cost could not be measured: 1 of 1 set-ups are valid/,
  ],
  [
    'one set-up that calls itself a pass',
    spoiltRun({ setUps: 1, controlNs: { ...cost.controlNs, setUps: [6400] } }),
    /1 of at least 3 set-ups were measured/,
  ],
  [
    'samples of NaN',
    costRun(steps.map(() => setUp(Number.NaN, Number.NaN, Number.NaN))),
    /0 of 8 set-ups are valid.* NaN/,
  ],
  [
    'a result of NaN',
    spoiltRun({ subjectNs: { ...cost.subjectNs, centre: Number.NaN } }),
    /a result is not a number/,
  ],
  [
    'a p-value of NaN',
    spoiltRun({ gated: cost.gated.map((each) => ({ ...each, pValue: Number.NaN })) }),
    /a result is not a number/,
  ],
  [
    'a baseline 20 times slower',
    costRun(measured, 20),
    /baseline controlNs is 20\.0 times what was measured now: not the same thing/,
  ],
  [
    'a baseline 20 times slower that calls itself a pass',
    spoiltRun({ gated: slowBaseline }),
    /20\.0 times below its 128/,
  ],
  [
    'a "before" that no later run could be judged by',
    thinBefore(),
    /^bridge: cost could not be measured: not recorded in .*bridge\.cost\.json, every later run would be inconclusive: 5 set-ups/,
  ],
  [
    'a filter that matches nothing',
    run(emptied.modes, { testsRun: emptied.testsRun }),
    /^no test ran: the filter matches nothing/,
  ],
  [
    'all skipped, each with permission',
    run([report([skip]), report([{ ...skip, mode: 'none' }], { mode: 'none' })], {
      testsRun: 0,
      allowSkip: ['bridge', 'none'],
    }),
    /^nothing was measured: every mode was skipped/,
  ],
  ['every spec fails in its set-up', brokenSetUps(), /^bridge: no subnet is left$/],
  [
    'a probe attached to nothing',
    pathRun({
      state: 'invalid',
      mode: 'bridge',
      target: 'rack',
      reason: 'the probes saw no packet of the flow, though its messages came back',
      attempts: 3,
    }),
    /^bridge: path could not be measured: the probes saw no packet of the flow, .* \(tried 3 times\)$/,
  ],
  [
    'a probe attached to nothing, and nobody noticed',
    pathRun(pathObservation({ path: nothing })),
    /not one event was seen in 46 round trips/,
  ],
  ['tests without a verdict', run([]), /^no mode was measured/],
  [
    'a mode that asserts nothing',
    run([report([passed]), report([], { mode: 'host' })]),
    /^host: no verdict in a gating class/,
  ],
  [
    'a mode of platform verdicts only',
    run([report([{ ...passed, class: 'platform' }], { mode: 'macvlan' })]),
    /^macvlan: no verdict in a gating class/,
  ],
  ['no gating class', run([report([passed])], { gateClasses: [] }), /^no class gates/],
  [
    'no baseline, and none may be recorded',
    run([
      report(
        judgeCost(
          costObservation({
            baseline: { state: 'missing', file: 'f.cost.json', target: 'rack', accepts: [], record: null },
          }),
        ).verdicts,
      ),
    ]),
    /there is no baseline f\.cost\.json/,
  ],
  [
    'a "before" without the path of the mode',
    pathRun(pathObservation({ baseline: { ...missingExact, mustStand: true } })),
    /path since the baseline could not be measured: there is no baseline \S+bridge\.json: correct SKBENCH_BASELINES/,
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
  [
    'a pass of a path of zeros',
    run([report([{ ...passed, what: 'path' }], { path: nothing })]),
    /unproven: not one event was seen/,
  ],
]

test.each(attacks)(
  'the gate under attack: %s is 2, by its own message',
  (_, { exitCode, reasons }, message) => {
    expect(exitCode).toBe(2)
    expect(reasons.join('\n')).toMatch(new RegExp(message, 'm'))
    expect(reasons).not.toContain('')
  },
)

test('no two of them say the same, but for what is no number', () => {
  const said = attacks.map(([, { reasons }]) => reasons[0]).filter((line) => !line?.includes('not a number'))
  expect(new Set(said).size).toBe(said.length)
})

test('without the attack they pass: the same samples, the same path', () => {
  expect(costRun(measured)).toMatchObject({ exitCode: 0, reasons: [] })
  expect(pathRun(pathObservation())).toMatchObject({ exitCode: 0, reasons: [] })
})
