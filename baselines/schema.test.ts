import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { costBaseline, costReport, exactBaseline } from '../expect/testdata.ts'
import type { RunReport } from './report.ts'

// `tsType` names the generated type of a reference; it says nothing about a value.
const ajv = new Ajv2020({ allowUnionTypes: true }).addKeyword('tsType')
for (const name of ['schema.json', 'report.schema.json'])
  ajv.addSchema(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as object)
const isReport = (value: unknown): unknown => ajv.validate('report.schema.json', value)
const isBaseline = (value: unknown): unknown => ajv.validate('schema.json', value)

const report: RunReport = {
  schemaVersion: 1,
  suite: '0.1.0',
  target: 'rack',
  picked: 'named',
  against: 'rack',
  startedAt: '2026-01-01T00:00:00.000Z',
  seconds: 1.5,
  exitCode: 1,
  gate: ['path'],
  modes: [
    {
      mode: 'bridge',
      title: 'a bridge',
      target: 'rack',
      path: exactBaseline.path,
      fingerprint: 'f',
      functions: exactBaseline.functions,
      drops: exactBaseline.drops,
      platform: exactBaseline.platform,
      subject: exactBaseline.subject,
      identity: costBaseline.identity,
      cost: costReport(),
      verdicts: [
        {
          class: 'path',
          mode: 'bridge',
          what: 'path',
          sentence: 's',
          status: 'fail',
          changes: [{ where: 'w', expected: 'e', got: 'g' }],
        },
        { class: 'cost', mode: 'bridge', what: 'control', sentence: 's', status: 'skip', reason: 'r' },
      ],
      notes: [],
    },
  ],
  errors: [],
  commands: [],
  typed: 'npx vitest bench',
}

test('a report and both baselines are what the schemas say', () => {
  expect(isReport(report), ajv.errorsText()).toBe(true)
  expect(isBaseline(exactBaseline), ajv.errorsText()).toBe(true)
  expect(isBaseline(costBaseline), ajv.errorsText()).toBe(true)
})

test('the status of a verdict says which keys it has', () => {
  const withVerdict = (verdict: object): unknown =>
    isReport({ ...report, modes: [{ ...report.modes[0], verdicts: [verdict] }] })
  const verdict = { class: 'path', mode: 'bridge', what: 'path', sentence: 's' }
  expect(withVerdict({ ...verdict, status: 'pass' })).toBe(true)
  expect(withVerdict({ ...verdict, status: 'fail' })).toBe(false)
  expect(withVerdict({ ...verdict, status: 'pass', reason: 'r' })).toBe(false)
  expect(withVerdict({ ...verdict, status: 'green' })).toBe(false)
})

test.each([{ exitCode: 4 }, { extra: 1 }, { seconds: null }])('%o is no report', (more) => {
  expect(isReport({ ...report, ...more })).toBe(false)
})
