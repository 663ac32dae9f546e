import { expect, test as it } from 'vitest'
import type { TestModule } from 'vitest/node'
import { collect } from './collect.ts'
import { run } from './gate-testdata.ts'
import { notesOf } from './notes.ts'
import { rowsOf } from './rows.ts'
import { errorRecord, recordOf } from './spec-record.ts'
import { error, everyState, passing, spec, test } from './testdata.ts'

const all = { filtered: false }
const failing = everyState[1]
const part = { ...passing, target: 'private' }

it('a passing spec is a mode and no error', () => {
  const found = collect([spec([test('takes the path', { part })])], [], all)
  expect(found).toMatchObject({ errors: [], testsRun: 1, modes: [{ mode: 'bridge', target: 'private' }] })
  expect([...found.specs]).toEqual([
    ['private bridge', { project: 'private', file: 'benchmarks/bridge.bench.ts' }],
  ])
})

it('an assertion that failed with its verdict is that verdict, not one more error', () => {
  const failed = test('takes the path', {
    state: 'failed',
    part: failing ?? null,
    errors: [error(`${failing?.verdicts[0]?.sentence ?? ''}\n\nthe table`, 'Error')],
  })
  expect(collect([spec([failed])], [], all).errors).toEqual([])
})

it('an assertion that failed without a verdict is an error: a broken test is never silent', () => {
  const failed = test('takes the path', {
    state: 'failed',
    part,
    errors: [error('expected 1 to be 2', 'AssertionError')],
  })
  expect(collect([spec([failed])], [], all).errors).toEqual([
    {
      target: 'private',
      mode: 'bridge',
      where: 'takes the path',
      message: 'expected 1 to be 2',
      usage: false,
    },
  ])
})

it('another error beside a failed verdict is told too', () => {
  const errors = [
    error(`${failing?.verdicts[0]?.sentence ?? ''}\n\nthe table`, 'Error'),
    error('the tracer exited with 137', 'TypeError'),
  ]
  const failed = test('takes the path', { state: 'failed', part: failing ?? null, errors })
  expect(collect([spec([failed])], [], all).errors.map((one) => one.message)).toEqual([
    'the tracer exited with 137',
  ])
})

it('a failed test without error or verdict, a broken hook and an unhandled error are errors', () => {
  const broken = spec([test('takes the path', { state: 'failed' })], {
    errors: [error('network not removed')],
  })
  const found = collect([broken], [error('SKBENCH_FOO is unknown', 'SkbenchError', 'usage')], all)
  expect(found.errors.map(({ mode, where, message, usage }) => [mode, where, message, usage])).toEqual([
    ['bridge', 'benchmarks/bridge.bench.ts', 'network not removed', false],
    ['bridge', 'takes the path', 'failed without an error', false],
    [null, '', 'SKBENCH_FOO is unknown', true],
  ])
})

it('a skip with a reason counts, also after a verdict that passed', () => {
  const skipped = test('takes the path', { state: 'skipped', reason: 'no tracer: rootless engine', part })
  const { modes, testsRun } = collect([spec([skipped])], [], all)
  expect(testsRun).toBe(0)
  expect(modes[0]?.verdicts.map((one) => one.status)).toEqual(['pass', 'skip'])
})

it('a skip that is a verdict already counts once', () => {
  const skip = {
    class: 'path',
    mode: 'bridge',
    what: 'path',
    sentence: 's',
    status: 'skip',
    reason: 'r',
  } as const
  const skipped = test('takes the path', {
    state: 'skipped',
    reason: 'r',
    part: { mode: 'bridge', verdicts: [skip] },
  })
  expect(collect([spec([skipped])], [], all).modes[0]?.verdicts).toEqual([skip])
})

it('a spec of which nothing ran is an error, unless the person asked for other tests', () => {
  const silent = [spec([test('takes the path', { state: 'skipped' })])]
  expect(collect(silent, [], all).errors.map((one) => one.message)).toEqual(['none of its tests ran'])
  expect(collect(silent, [], { filtered: true }).errors).toEqual([])
})

it('two files of one mode are an error of usage, told once: their numbers would be one row', () => {
  const tests = [test('takes the path', { part }), test('round trip', { part })]
  const copy = spec(tests, { file: 'benchmarks/copy.bench.ts' })
  expect(collect([spec(tests), copy], [], all).errors).toEqual([
    {
      target: 'private',
      mode: 'bridge',
      where: 'benchmarks/copy.bench.ts',
      message: "benchmarks/bridge.bench.ts is of mode 'bridge' too: change mode: in one of them",
      usage: true,
    },
  ])
  expect(collect([spec(tests), spec(tests, { target: 'local' })], [], all).errors).toEqual([])
})

it('a mode with a test that did not end has no verdict, though what ended passed, and says which', () => {
  const tests = [test('takes the path', { part }), test('round trip', { state: 'pending' })]
  const { modes } = collect([spec(tests)], [], all)
  expect(rowsOf(modes, [], ['path', 'cost']).map(({ status }) => status)).toEqual(['no verdict'])
  expect(modes.flatMap((mode) => notesOf(mode, ['path']))).toContain(
    'not judged, the run ended before: round trip',
  )
  expect(run(modes).reasons).toContain("bridge: its test 'round trip' did not end")
  const ended = collect([spec(tests.slice(0, 1))], [], all).modes
  expect(rowsOf(ended, [], ['path', 'cost']).map(({ status }) => status)).toEqual(['pass'])
})

const module = (tests: object[]) =>
  ({
    project: { name: 'private (bench)' },
    relativeModuleId: 'benchmarks/bridge.bench.ts',
    state: () => 'passed',
    errors: () => [],
    children: { allSuites: () => [], allTests: () => tests },
  }) as unknown as TestModule
const ended = (id: string, note?: string) => ({
  id,
  fullName: id,
  meta: () => ({}),
  result: () => ({ state: 'skipped', note }),
})

it('what Ctrl-C ended did not end, though vitest calls it skipped; a filter and a reason of the suite skip', () => {
  const tests = [ended('cut', 'The test run was aborted by the user.'), ended('not begun')]
  const others = [ended('filtered out'), ended('unsupported', 'no such driver')]
  const planned = new Set(['cut', 'not begun', 'unsupported'])
  const states = (cut?: Set<string>) =>
    recordOf(module([...tests, ...others]), 'private', cut).tests.map(({ state }) => state)
  expect(states(planned)).toEqual(['pending', 'pending', 'skipped', 'skipped'])
  expect(states()).toEqual(['skipped', 'skipped', 'skipped', 'skipped'])
})

it('what does not parse is one line with its place: vitest has drawn it', () => {
  const message =
    'Transform failed with 1 error:\n\n[PARSE_ERROR] Unexpected token\n   ╭─[ benchmarks/zz.bench.ts:3:14 ]\n   │\n 3 │   mode: ,,\n───╯\n'
  expect(errorRecord({ message }).message).toBe(
    'Transform failed with 1 error: [PARSE_ERROR] Unexpected token at benchmarks/zz.bench.ts:3:14',
  )
})
