// A campaign judges itself by vitest's plain assertions, and has no path and no cost in its report.
import { expect, test } from 'vitest'
import type { Verdict } from '../baselines/report.ts'
import { collect } from './collect.ts'
import { report, run } from './gate-testdata.ts'
import { error, spec, test as testRecord } from './testdata.ts'

const judged: Verdict = {
  class: 'cost',
  mode: 'gate-rates',
  what: 'A/A: thirty gates',
  status: 'pass',
  sentence: '0 fail, 30 pass',
}
const asserted: Verdict = { ...judged, asserted: true }

/** The exit code of a run of one spec whose only test left these verdicts. */
function ranWith(verdicts: Verdict[], failure?: string): ReturnType<typeof run> {
  const one = testRecord('A/A', {
    state: failure === undefined ? 'passed' : 'failed',
    part: report(verdicts, { mode: 'gate-rates' }),
    errors: failure === undefined ? [] : [error(failure, 'AssertionError')],
  })
  const { modes, errors, testsRun } = collect([spec([one])], [], { filtered: false })
  return run(modes, { errors: errors.map(({ message }) => message), testsRun })
}

test('a campaign whose assertions passed ends with 0', () => {
  expect(ranWith([asserted])).toMatchObject({ exitCode: 0, reasons: [] })
})

test('one that failed after the verdict, or before any, is no pass', () => {
  expect(ranWith([asserted], 'expected 3 to be 0')).toMatchObject({
    exitCode: 2,
    reasons: ['expected 3 to be 0'],
  })
  expect(ranWith([], 'expected 3 to be 0').exitCode).toBe(2)
})

test('a mode is no campaign: a pass without a measurement and a spec without a verdict stay 2', () => {
  expect(ranWith([judged])).toMatchObject({
    exitCode: 2,
    reasons: ['gate-rates: its pass is unproven: nothing was measured'],
  })
  expect(ranWith([]).reasons).toEqual([
    'gate-rates: no verdict in a gating class (path, reachability, cost): nothing was asserted',
  ])
  expect(ranWith([]).exitCode).toBe(2)
})
