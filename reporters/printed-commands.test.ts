// Every command that the end of a run prints, run as printed: by a shell, whose `npx` says what it was given, then by
// vitest's own parser and the checks of the suite's options.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCLI } from 'vitest/node'
import pc from 'picocolors'
import type { ModeReport, Verdict } from '../baselines/report.ts'
import { parseOptions } from '../fixtures/options.ts'
import { checkUpdate, updateState } from '../fixtures/update-state.ts'
import { typedCommand } from './command.ts'
import { finalText, lastLineText } from './final-text.ts'
import { reportAsMarkdown } from './markdown.ts'
import type { ReportInput } from './report.ts'
import { collectedOf, passing, reportOf } from './testdata.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'skbench-printed-'))
  const npx = join(directory, 'npx')
  writeFileSync(npx, `#!/bin/sh\nprintf 'word=%s\\0' "$@"\nenv -0\n`)
  chmodSync(npx, 0o755)
})
afterAll(() => rmSync(directory, { recursive: true }))

/** What a printed command means. @throws where vitest or the suite refuses it */
function run(command: string) {
  const said = execFileSync('/bin/sh', ['-c', command], { env: { PATH: `${directory}:/usr/bin:/bin` } })
  const entries = String(said)
    .split('\0')
    .map((entry) => /^([^=]*)=([\s\S]*)$/.exec(entry)?.slice(1) ?? [])
  const words = entries.flatMap(([name, value = '']) => (name === 'word' ? [value] : []))
  const env = Object.fromEntries(entries.filter(([name]) => name?.startsWith('SKBENCH_'))) as Record<
    string,
    string
  >
  expect(words.slice(0, 2)).toEqual(['vitest', 'bench'])
  const { filter, options } = parseCLI(words)
  const update = updateState(options.update, false)
  checkUpdate(update, parseOptions(env))
  return { filter, project: options.project, pattern: options.testNamePattern, update, env }
}

function printed(
  modes: ModeReport[],
  exitCode: ReportInput['exitCode'],
  words: string[],
  env = {},
): string[] {
  const report = reportOf(collectedOf(modes), { exitCode, typed: typedCommand(words, env) })
  const paint = pc.createColors(false)
  const end = { report, errors: [], troubles: [], reasons: [], width: 110, paint }
  const summary = reportAsMarkdown(report, [], []).split('```')[1] ?? ''
  const text = [finalText(end), summary, lastLineText(report, paint)].join('\n')
  const word = String.raw`(?:'[^']*'|\\'|[^\s';\\])+`
  return text.match(new RegExp(`(?:SKBENCH_${word} )*npx vitest bench(?: ${word})*`, 'g')) ?? []
}

const about = { class: 'path', mode: 'bridge', what: 'path', sentence: 's' } as const
const cost = { ...about, class: 'cost', what: 'cost' } as const
const changed: Verdict = { ...about, status: 'fail', changes: [], acceptedBy: '-u' }
const dearer: Verdict = { ...changed, class: 'cost', what: 'subject' }
const forbidden: Verdict = { ...about, status: 'fail', changes: [] }
const gone: Verdict = { ...forbidden, acceptedBy: 'SKBENCH_ALLOW_SKIP' }
const recorded: Verdict = { ...cost, status: 'recorded', file: 'f' }
const unrecorded: Verdict = { ...cost, status: 'invalid', reason: 'there is no baseline f' }
const noisy: Verdict = { ...cost, status: 'inconclusive', reason: 'the budget ended' }
const skipped: Verdict = { ...about, status: 'skip', reason: 'no driver' }
const invalid: Verdict = { ...about, status: 'invalid', reason: 'an event was lost' }

const typed = ['bench', 'rid', 'lo back', '--project', 'private', '-t', '^(?!round trip|a "lookup)']
const accepts = { SKBENCH_ACCEPT: 'path', SKBENCH_BASELINES: "/before it's" }

test.each<[string, Verdict[], ReportInput['exitCode']]>([
  ['the same again', [], 0],
  ['what was recorded', [recorded], 0],
  ['accept', [changed], 1],
  ['accept a cost', [dearer], 1],
  ['mend', [forbidden], 1],
  ['allow a known mode', [gone], 1],
  ['accept and allow', [changed, gone], 1],
  ['record', [unrecorded], 2],
  ['compare', [recorded], 2],
  ['more time', [noisy], 2],
  ['allow a skip', [skipped], 2],
  ['remove the cause', [invalid], 2],
  ['start again', [noisy], 130],
])(
  '%s: every printed command is taken, with the filters, project, -t and options that were typed',
  (_, verdicts, code) => {
    const modes = [
      { ...passing, verdicts },
      { ...passing, mode: 'loopback' },
    ]
    for (const [words, env] of [
      [typed, { SKBENCH_BASELINES: "/before it's", SKBENCH_BUDGET_S: '400', SKBENCH_ALLOW_SKIP: 'host:b c' }],
      [[...typed, '-u'], { SKBENCH_BASELINES: '/before' }],
      [[...typed, '-u'], accepts],
      [[...typed.slice(0, 1), '-u', ...typed.slice(3), 'rid', 'lo back'], accepts],
    ] as const) {
      const commands = printed(modes, code, [...words], env)
      expect(commands).not.toEqual([])
      for (const command of commands) {
        const ran = run(command)
        expect(ran).toMatchObject({ project: ['private'], pattern: '^(?!round trip|a "lookup)' })
        expect([['rid', 'lo back'], ['benchmarks/bridge.bench.ts']]).toContainEqual(ran.filter)
        expect(ran.env).toMatchObject({ SKBENCH_BASELINES: env.SKBENCH_BASELINES })
      }
    }
  },
)

test('what repeats keeps -u, what compares drops it, what accepts has it, with every class that is to be accepted', () => {
  const of = (verdicts: Verdict[], code: ReportInput['exitCode'], env = {}) => {
    const modes = [
      { ...passing, verdicts },
      { ...passing, mode: 'loopback' },
    ]
    const commands = printed(modes, code, [...typed, '-u'], env)
    return run(commands.at(-1) ?? '')
  }
  expect(of([], 0, accepts)).toMatchObject({ update: 'new', filter: ['rid', 'lo back'] })
  // the time of a baseline, where nothing else was typed
  expect(of([recorded], 0).env).toEqual({ SKBENCH_BUDGET_S: '60' })
  expect(of([recorded], 0, { SKBENCH_BUDGET_S: '400' }).env).toEqual({ SKBENCH_BUDGET_S: '400' })
  expect(of([{ ...recorded, class: 'path' }], 0).env).toEqual({})
  expect(of([], 0, accepts).env).not.toHaveProperty('SKBENCH_ACCEPT')
  expect(of([dearer], 1, accepts)).toMatchObject({ update: 'all', env: { SKBENCH_ACCEPT: 'path,cost' } })
  // no class that did not change
  expect(of([dearer], 1)).toMatchObject({ update: 'all', env: { SKBENCH_ACCEPT: 'cost' } })
  expect(of([forbidden], 1, accepts)).toMatchObject({ update: 'all', env: { SKBENCH_ACCEPT: 'path' } })
  expect(of([recorded], 2, accepts)).toMatchObject({ update: 'new' })
  expect(of([unrecorded], 2, accepts)).toMatchObject({ update: 'all', env: { SKBENCH_ACCEPT: 'path,cost' } })
  expect(of([noisy], 2, accepts)).toMatchObject({ update: 'all', env: { SKBENCH_BUDGET_S: '120' } })
  expect(of([noisy], 130, accepts)).toMatchObject({ update: 'all', filter: ['rid', 'lo back'] })
})

test('after a wrong command no command is printed', () => {
  expect(printed([passing], 3, typed)).toEqual([])
})
