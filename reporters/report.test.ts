import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { ModeReport, RunReport } from '../baselines/report.ts'
import { parseCommand } from './command.ts'
import { reportAsJson } from './json.ts'
import { collectedOf, emptyCollected, everyState, facts, passing, reportOf } from './testdata.ts'

const schema = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../baselines/${name}`, import.meta.url), 'utf8')) as object
const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  keywords: ['tsType'],
  schemas: [schema('schema.json')],
})
const validate = ajv.compile<RunReport>(schema('report.schema.json'))
const errorsOf = (report: RunReport) =>
  validate(JSON.parse(reportAsJson(report))) ? [] : (validate.errors ?? [])

test('what is written is what the schema says: every verdict, an empty run, a run that never started', () => {
  expect(errorsOf(reportOf(collectedOf(everyState), { exitCode: 1 }))).toEqual([])
  const workloads = [{ workload: 'TCP stream', figures: '12.1 Gbit/s', values: { gbitPerS: 12.1 } }]
  expect(errorsOf(reportOf(collectedOf([{ ...passing, workloads }])))).toEqual([])
  expect(errorsOf(reportOf(emptyCollected, { exitCode: 2, troubles: ['no engine'] }))).toEqual([])
  expect(errorsOf(reportOf(emptyCollected, { exitCode: 3, facts: [], projects: [] }))).toEqual([])
})

test('planted: a number that was never measured is refused, not written as 0', () => {
  const cost = passing.cost && { ...passing.cost, ratio: NaN }
  const report = reportOf(collectedOf([{ ...passing, ...(cost ? { cost } : {}) }]))
  expect(errorsOf(report).map((one) => one.instancePath)).toContain('/modes/0/cost/ratio')
})

test('several targets stand in one report', () => {
  const local = { ...facts, target: 'local', project: 'local', against: 'private', picked: 'DOCKER_HOST' }
  const typed = parseCommand('npx vitest bench --project private --project local')
  const report = reportOf(collectedOf([passing]), {
    facts: [facts, local],
    projects: ['private', 'local'],
    typed,
  })
  expect([report.target, report.against, report.picked]).toEqual([
    'private, local',
    'private',
    'a pair of engines that this run starts, DOCKER_HOST',
  ])
  expect(report.commands).toEqual(['npx vitest bench --project private --project local'])
})

/** Repeats of these modes, of which all ran that are in `everyState`. */
const repeats = (modes: ModeReport[], typed: string, more = {}) =>
  reportOf(
    { ...collectedOf(everyState), modes },
    { exitCode: 1, typed: parseCommand(typed), ...more },
  ).commands.filter((command) => command.includes('npx'))
const failing = everyState.filter(({ mode }) => mode === 'bridge')

test('the first command repeats what failed and nothing else, since -u may be added to it', () => {
  expect(repeats(everyState, 'SKBENCH_AGAINST=local npx vitest bench --project private')).toEqual([
    'SKBENCH_AGAINST=local npx vitest bench benchmarks/bridge.bench.ts --project private',
    'SKBENCH_AGAINST=local npx vitest bench benchmarks/host-to-container.bench.ts benchmarks/macvlan.bench.ts benchmarks/host.bench.ts benchmarks/none.bench.ts --project private',
  ])
})

test('what was typed beside the filters stays; where all that ran is to be repeated the filters do too', () => {
  expect(
    repeats(failing, "npx vitest bench --project private bridge host -t 'frames|round trip' -u"),
  ).toEqual(["npx vitest bench benchmarks/bridge.bench.ts --project private -t 'frames|round trip' -u"])
  expect(
    repeats(everyState.slice(1), 'npx vitest bench l b h m n --project private', { exitCode: 2 })[0],
  ).toBe('npx vitest bench benchmarks/bridge.bench.ts --project private')
  const alone = reportOf(collectedOf(failing), {
    exitCode: 1,
    typed: parseCommand('npx vitest bench rid --project private'),
  })
  expect(alone.commands[0]).toBe('npx vitest bench rid --project private')
})

test('more files than anybody reads are not named: the command is the typed one; but what failed is, since -u may be added', () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ ...passing, mode: `mode${at}` }))
  const verdictsOf = (mode: string) => everyState.find((one) => one.mode === mode)?.verdicts ?? []
  const open = (count: number, mode: string) =>
    many.map((one, at) => (at < count ? { ...one, verdicts: verdictsOf(mode) } : one))
  const typed = parseCommand('npx vitest bench mode --project private')
  const first = (count: number, mode = 'host-to-container') =>
    reportOf(collectedOf(open(count, mode)), { exitCode: 1, typed }).commands[0]
  expect(first(8)).toMatch(
    /^npx vitest bench benchmarks\/mode0\.bench\.ts .*mode7\.bench\.ts --project private$/,
  )
  expect(first(9)).toBe('npx vitest bench mode --project private')
  expect(first(9, 'bridge')).toMatch(/ benchmarks\/mode8\.bench\.ts --project private$/)
})

test('of several targets each is repeated alone', () => {
  const there = failing.map((one) => ({ ...one, target: 'rack' }))
  const rack = { ...facts, target: 'rack', project: 'local' }
  const typed = parseCommand('npx vitest bench bridge --project local --project private')
  expect(
    reportOf(collectedOf([...there, passing]), { exitCode: 1, facts: [facts, rack], typed }).commands[0],
  ).toBe('npx vitest bench bridge --project local')
})

test('a command that was wrong is not repeated: only what the modes left to look at', () => {
  expect(reportOf(collectedOf(everyState), { exitCode: 3 }).commands).toEqual([
    'docker exec -it skbench-bridge-client sh',
  ])
  expect(reportOf(emptyCollected, { exitCode: 3, facts: [] }).commands).toEqual([])
})

test('a run without --project names the project that was picked; where none was, nothing is added', () => {
  const chosen = { ...facts, target: 'rack-epyc', project: 'local' }
  const typed = parseCommand('npx vitest bench bridge')
  const report = reportOf(collectedOf([passing]), { facts: [chosen], projects: ['auto'], typed })
  expect([report.target, report.commands]).toEqual(['rack-epyc', ['npx vitest bench bridge --project local']])
  expect(reportOf(emptyCollected, { exitCode: 2, facts: [], projects: ['auto'], typed }).typed).toBe(
    'npx vitest bench bridge',
  )
})
