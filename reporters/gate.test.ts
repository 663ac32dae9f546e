import { expect, test } from 'vitest'
import type { ModeReport, Verdict, VerdictClass } from '../baselines/report.ts'
import { costObservation, costReport, pathObservation, quantity } from '../expect/testdata.ts'
import { judgeCost } from '../expect/judge-cost.ts'
import { judgePath } from '../expect/judge-path.ts'
import { report, run } from './gate-testdata.ts'

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

test('an earned skip is said and does not decide, but proves nothing alone', () => {
  const earned = {
    ...verdict('skip', 'path', 'ipvlan'),
    status: 'skip' as const,
    reason: 'no such driver; the kernel was built without CONFIG_IPVLAN (/proc/config.gz)',
    lacks: ['CONFIG_IPVLAN'],
  }
  expect(run([report([verdict('pass')]), report([earned])])).toMatchObject({
    exitCode: 0,
    reasons: [expect.stringContaining('built without CONFIG_IPVLAN')],
  })
  expect(run([report([earned])], { testsRun: 0 })).toMatchObject({
    exitCode: 2,
    reasons: [
      'nothing was measured: every mode was skipped',
      expect.stringContaining('as its kernel, engine or target lacks what it needs'),
    ],
  })
  expect(run([report([verdict('pass')]), report([{ ...earned, lacks: [] }])]).exitCode).toBe(2)
})

test('an allowed skip of a known mode is said in its own words, and alone proves nothing', () => {
  const sentence = 'ipvlan: known before (f.json), skipped because SKBENCH_ALLOW_SKIP says so: no such driver'
  const skip = verdict('skip', 'path', 'ipvlan')
  const known = { ...skip, status: 'skip' as const, sentence, reason: 'no such driver', known: ['f.json'] }
  const modes = [report([verdict('pass')]), report([known])]
  expect(run(modes, { allowSkip: ['ipvlan'] })).toMatchObject({ exitCode: 0, reasons: [sentence] })
  expect(run(modes).exitCode).toBe(2)
})

test('a mode that broke was not skipped', () => {
  const broken = { mode: 'bridge', title: '', target: 'rack', verdicts: [], notes: [] }
  const { exitCode, reasons } = run([report([verdict('skip', 'path', 'ipvlan')]), broken], {
    errors: ['bridge: no subnet is left'],
  })
  expect(exitCode).toBe(2)
  expect(reasons.join()).not.toContain('every mode was skipped')
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

test('an entry of SKBENCH_ALLOW_SKIP that names another reason is told, where the skip counts and where it is earned', () => {
  const skip = { ...verdict('pass'), status: 'skip', reason: 'no such driver: ipvlan' } as const
  const allowSkip = ['ipvlan:foo', 'host:foo']
  const told = / \(SKBENCH_ALLOW_SKIP=ipvlan:foo names another reason, and permits nothing here\)$/
  for (const lacks of [[], ['CONFIG_IPVLAN']]) {
    const modes = [report([{ ...skip, mode: 'ipvlan', lacks }], { mode: 'ipvlan' })]
    expect(run(modes, { allowSkip }).reasons.join('\n')).toMatch(new RegExp(told, 'm'))
    expect(run(modes, { allowSkip: ['ipvlan:foo', 'ipvlan:driver'] }).reasons.join()).not.toMatch(/another/)
  }
})

test('a cost that cannot be judged counts, unless it is listed as a cost', () => {
  const modes = [report([verdict('pass'), verdict('invalid', 'cost')], { mode: 'bridge' })]
  expect(run(modes).exitCode).toBe(2)
  expect(run(modes, { allowSkip: ['bridge'] }).exitCode).toBe(2)
  expect(run(modes, { allowSkip: ['dns:cost'] }).exitCode).toBe(2)
  expect(run(modes, { allowSkip: ['bridge:cost'] })).toMatchObject({
    exitCode: 0,
    reasons: ['not judged, as SKBENCH_ALLOW_SKIP permits: bridge: cost invalid'],
  })
  const failed = [report([verdict('pass'), verdict('fail', 'cost')], { mode: 'bridge' })]
  expect(run(failed, { allowSkip: ['bridge:cost'] }).exitCode).toBe(1)
  const path = [report([verdict('pass'), verdict('invalid', 'path')], { mode: 'bridge' })]
  expect(run(path, { allowSkip: ['bridge:cost'] }).exitCode).toBe(2)
})
