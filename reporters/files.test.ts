import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { junitNames } from './junit.ts'
import { RunFiles } from './run-files.ts'
import { modeOfFile, plainName } from './spec-record.ts'
import { collectedOf, passing, reportOf } from './testdata.ts'

const report = reportOf(collectedOf([passing]))
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'skbench-'))
})
afterEach(() => rmSync(root, { recursive: true }))

test('both reports are written whole, nothing else is left, and the code on disk is known', () => {
  const files = new RunFiles(root, 'results')
  expect(files.write(report, [], [])).toEqual([])
  expect(readdirSync(join(root, 'results')).toSorted()).toEqual(['skbench.json', 'summary.md'])
  expect(JSON.parse(readFileSync(join(root, 'results/skbench.json'), 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(report)),
  )
  expect(files.writtenCode).toBe(0)
})

test('planted: where the directory is a file, one line for each report, and no code is claimed', () => {
  writeFileSync(join(root, 'results'), '')
  const files = new RunFiles(root, 'results')
  expect(files.write(report, [], [])).toEqual([
    'results/skbench.json could not be written (EEXIST): make its place a writable directory with space left, then run again',
    'results/summary.md could not be written (EEXIST): make its place a writable directory with space left, then run again',
  ])
  expect(files.writtenCode).toBeUndefined()
})

test('the page of a GitHub job is added to, and only where there is one', () => {
  const files = new RunFiles(root, 'results')
  const page = join(root, 'page.md')
  writeFileSync(page, 'before\n')
  expect(files.addStepSummary(report, [], [], {})).toEqual([])
  expect(files.addStepSummary(report, [], [], { GITHUB_STEP_SUMMARY: page })).toEqual([])
  expect(readFileSync(page, 'utf8')).toMatch(/^before\n## skbench: pass \(exit code 0\)\n/)
  expect(files.addStepSummary(report, [], [], { GITHUB_STEP_SUMMARY: root })[0]).toMatch(
    /could not be written \(EISDIR\)/,
  )
})

test('names: the target without the mark of a bench project, in JUnit too', () => {
  expect([plainName('local (bench)'), plainName('')]).toEqual(['local', 'default'])
  expect(modeOfFile('benchmarks/host-to-container.bench.ts')).toBe('host-to-container')
  const names = {
    displayName: 'local (bench)',
    filename: 'benchmarks/bridge.bench.ts',
    filepath: '',
    basename: '',
    title: '',
  }
  const { suiteNameTemplate, classnameTemplate } = junitNames
  expect(typeof suiteNameTemplate === 'function' && suiteNameTemplate(names)).toBe(
    'local benchmarks/bridge.bench.ts',
  )
  expect(
    typeof classnameTemplate === 'function' && classnameTemplate({ ...names, classname: '', suitename: '' }),
  ).toBe('local benchmarks/bridge.bench.ts')
})
