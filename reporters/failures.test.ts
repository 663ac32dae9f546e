import pc from 'picocolors'
import { expect, test } from 'vitest'
import type { FailVerdict, ModeReport } from '../baselines/report.ts'
import { failureText } from './failures.ts'
import { reportAsMarkdown } from './markdown.ts'
import { collectedOf, reportOf } from './testdata.ts'

const kernel = { where: 'kernel', expected: '6.1.0', got: '6.12.1' }
const mtu = { where: 'host bridge mtu', expected: '1500', got: '1400' }
const failed = (what: string, beside: FailVerdict['beside'], mode = 'bridge'): FailVerdict => ({
  class: 'path',
  mode,
  what,
  sentence: `${what} changed`,
  status: 'fail',
  changes: [],
  ...(beside && { beside }),
})
const mode = (verdicts: FailVerdict[], name = 'bridge'): ModeReport => ({
  mode: name,
  title: '',
  target: 'private',
  verdicts,
  notes: [],
})
const modes = [
  mode([failed('path', [kernel]), failed('functions', [kernel]), failed('cost', [mtu, kernel])]),
  mode([failed('drops', [kernel], 'host')], 'host'),
]
const count = (text: string, what: string): number => text.split(what).length - 1

test('what else differs is told once for the changes of a mode that have it in common, below the last of them', () => {
  const text = failureText(modes, ['path'], 110, pc.createColors(false))
  const order = [...text.matchAll(/FAIL \w+, (\w+)|(What else differs)/g)].map(
    ([, what, beside]) => what ?? beside,
  )
  expect(order).toEqual([
    'path',
    'functions',
    'What else differs',
    'cost',
    'What else differs',
    'drops',
    'What else differs',
  ])
  const markdown = reportAsMarkdown(reportOf(collectedOf(modes), { exitCode: 1 }), [], [])
  expect(count(markdown, 'differs beside it')).toBe(3)
})
