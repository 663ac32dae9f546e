import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { RunReport } from '../baselines/report.ts'
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
  const report = reportOf(collectedOf([passing]), { facts: [facts, local], projects: ['private', 'local'] })
  expect([report.target, report.against, report.picked]).toEqual([
    'private, local',
    'private',
    'a pair of engines that this run starts, DOCKER_HOST',
  ])
  expect(report.commands).toEqual(['npx vitest bench --project private --project local'])
})

test('the first command repeats what failed and nothing else, since -u may be added to it', () => {
  expect(reportOf(collectedOf(everyState), { prefix: 'SKBENCH_AGAINST=local ' }).commands).toEqual([
    'SKBENCH_AGAINST=local npx vitest bench benchmarks/bridge.bench.ts --project private',
    'SKBENCH_AGAINST=local npx vitest bench benchmarks/host-to-container.bench.ts benchmarks/macvlan.bench.ts benchmarks/host.bench.ts benchmarks/none.bench.ts --project private',
    'docker exec -it skbench-bridge-client sh',
  ])
})

test('what ran under a name that stands for a choice is repeated under the name of what it chose', () => {
  const chosen = { ...facts, target: 'rack-epyc', project: 'local' }
  const report = reportOf(collectedOf([passing]), { facts: [chosen], projects: ['auto'] })
  expect([report.target, report.commands]).toEqual(['rack-epyc', ['npx vitest bench --project local']])
})
