import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import pc from 'picocolors'
import type { RunReport } from '../baselines/report.ts'
import { lastLineText } from './final-text.ts'
import { foundNothing, unmatchedName, unmatchedWords } from './found-nothing.ts'
import { gate } from './gate.ts'
import { emptyCollected, reportOf } from './testdata.ts'

const root = join(import.meta.dirname, '..')
const searched = {
  projects: ['private'],
  specs: ['bridge', 'bridge-ipv6', 'macvlan'].map((mode) => `benchmarks/${mode}.bench.ts`),
  root,
}
const sentence =
  "no mode matches 'brigde' (did you mean bridge?) or 'zzzzz'; the modes of private are bridge, bridge-ipv6, macvlan"
const meant = "no mode matches 'brigde' (did you mean bridge?)"

test.each([
  'bridge',
  'IPV6',
  'benchmarks/bridge.bench.ts:12',
  './benchmarks/macvlan',
  join(root, 'benchmarks', 'macvlan.bench.ts'),
  '.bench.ts',
])('%s is part of the path of a spec', (word) => {
  expect(unmatchedWords([word], searched)).toBeUndefined()
})

test('words that no spec matches are quoted, with the nearest mode, and where there is none with all', () => {
  expect(unmatchedWords(['brigde', 'bridge', 'zzzzz'], searched)).toBe(sentence)
  expect(unmatchedWords(['zzzzz'], { ...searched, projects: ['auto'] })).toBe(
    "no mode matches 'zzzzz'; the modes are bridge, bridge-ipv6, macvlan",
  )
  expect(unmatchedWords(['brigde', 'bridge'], searched)).toBe(meant)
})

test.each(['benchmarks/macvln.bench.ts', './benchmarks/macvln.bench.ts:12', 'macvln.bench.ts'])(
  '%s is meant to be the file of a mode',
  (word) => {
    expect(unmatchedWords([word], searched)).toBe(`no mode matches '${word}' (did you mean macvlan?)`)
  },
)

test('a name that no test has is quoted, with some of those that there are', () => {
  expect(unmatchedName(/^trip/, ['reaches', 'round trip', 'reaches'])).toBe(
    "no test matches -t '^trip'; the tests are: reaches; round trip",
  )
  expect(unmatchedName(/x/, 'a b c d e f g h i j'.split(' '))).toMatch(/: a; b; c; d; e; f; g; h; …$/)
})

test('it is told once, and what found nothing is not repeated', () => {
  const line = unmatchedName(/^trip/, ['round trip'])
  const { exitCode, reasons } = gate({
    ...{ modes: [], errors: [line], gateClasses: ['path'], allowSkip: [], ci: false },
    ...{ interrupted: false, usageError: false, testsRun: 0 },
  })
  expect({ exitCode, reasons }).toEqual({ exitCode: 2, reasons: [line] })
  for (const [trouble, exitCode] of [
    [sentence, 3],
    [meant, 3],
    [line, 2],
  ] as const) {
    const report = reportOf(emptyCollected, { exitCode, troubles: [trouble] })
    expect(foundNothing(trouble)).toBe(true)
    expect(report.commands).toEqual([])
    const next = trouble === meant ? 'correct the name' : 'take a name of the list above'
    expect(lastLineText(report, pc.createColors(false))).toMatch(new RegExp(`Next: ${next}$`))
  }
})

test.each([[['brigde']], [['bridge', 'brigde']]])(
  'a run of %j ends before an engine is looked for, with 3 and the mode that was meant',
  (words) => {
    const directory = mkdtempSync(join(tmpdir(), 'skbench-filter-'))
    onTestFinished(() => rmSync(directory, { recursive: true }))
    const reporter = join(directory, 'reporter.mjs')
    const base = join(import.meta.dirname, 'skbench.ts')
    writeFileSync(
      reporter,
      `import Base from '${base}'\nexport default class extends Base { constructor() { super({ directory: '${directory}' }) } }\n`,
    )
    const { PATH } = process.env
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules', 'vitest', 'vitest.mjs'),
        ...['bench', ...words, '--project', 'local', '--reporter', reporter],
      ],
      { cwd: root, encoding: 'utf8', env: { PATH, NO_COLOR: '1', DOCKER_HOST: 'unix:///nonexistent' } },
    )
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' })
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /ERROR no mode matches 'brigde' \(did you mean bridge\?\) exit code 3: .* Next: correct the name $/,
    )
    const report = JSON.parse(readFileSync(join(directory, 'skbench.json'), 'utf8')) as RunReport
    expect(report).toMatchObject({ exitCode: 3, commands: [] })
  },
)
