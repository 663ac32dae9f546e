import pc from 'picocolors'
import { expect, test } from 'vitest'
import type { CostReport, GatedQuantity, Verdict } from '../baselines/report.ts'
import { parseCommand } from './command.ts'
import { finalText, lastLineText } from './final-text.ts'
import { reportAsMarkdown } from './markdown.ts'
import { rowsOf } from './rows.ts'
import { collectedOf, cost, facts, passing, reportOf } from './testdata.ts'
import { verdictLine } from './verdict-line.ts'

const gated: GatedQuantity = {
  quantity: 'subject',
  centreNs: 56_841,
  baselineNs: 56_708,
  differenceNs: 133,
  halfWidthNs: 12,
  marginNs: 284,
  smallestDetectableNs: 310,
  pValue: 0.9,
  verdict: 'pass',
}
const counted: CostReport = {
  ...cost,
  subjectNs: {
    p10: 56_830,
    p50: 56_841,
    p99: 65_004,
    centre: 56_841,
    halfWidth: 9,
    setUps: [56_841, 56_840, 56_842],
  },
  addedNs: { p50: 25_271, p99: 25_300, centre: 25_271, halfWidth: 11, setUps: [25_271, 25_270, 25_272] },
  gated: [gated],
  clock: 'virtual',
}
const blindTo = ['caches and branch prediction', 'lock contention']
const report = reportOf(collectedOf([{ ...passing, cost: counted }]), { facts: [{ ...facts, blindTo }] })
const terminal = finalText({
  ...{ report, errors: [], troubles: [], reasons: [] },
  ...{ width: 130, paint: pc.createColors(false) },
})
const markdown = reportAsMarkdown(report, [], [])
const paint = pc.createColors(false)

test('no cost of the virtual clock is shown as a time', () => {
  for (const text of [terminal, markdown]) {
    expect(text).not.toContain('µs')
    expect(text).toMatch(/56 841 .*65 004 .*25 271 ± 11 .*\+133 ± 12, \+0.2 %.*310/)
  }
  expect(terminal).toContain('instructions p50')
  expect(markdown).toContain('RTT p50 instructions')
})

test('the first verdict of a mode says so too', () => {
  const lines = rowsOf(report.modes, [], report.gate).map((row) => verdictLine(row, paint))
  expect(lines).toEqual([
    'bridge: pass · path 1a2b3c4d · RTT p50 56 841, p99 65 004 · added 25 271 ± 11 instructions',
  ])
})

test('the remedies are those of a count: no quieter machine, and -u had no more time', () => {
  const typed = parseCommand('npx vitest bench bridge --project debian-6.12 -u')
  const about = { class: 'cost', mode: 'bridge', what: 'cost', sentence: 's' } as const
  const next = (verdict: Verdict, exitCode: 0 | 2): string => {
    const modes = [{ ...passing, cost: counted, verdicts: [verdict] }]
    const all = reportOf(collectedOf(modes), { exitCode, typed, facts: [{ ...facts, blindTo }] })
    return lastLineText(all, paint)
  }
  expect(next({ ...about, status: 'recorded', file: 'f' }, 0)).not.toContain('SKBENCH_BUDGET_S')
  const wide = next({ ...about, status: 'inconclusive', reason: 'the budget ended' }, 2)
  expect(wide).toContain('with up to 300 s for each mode: SKBENCH_BUDGET_S=300 npx vitest bench bridge')
  expect(wide).not.toContain('quieter')
})

test('what the virtual clock is blind to stands once in each report', () => {
  const says = 'What they do not show: caches and branch prediction; lock contention.'
  for (const text of [terminal, markdown]) expect(text.replace(/\s+/g, ' ').split(says)).toHaveLength(2)
  expect(report.blindTo).toEqual(blindTo)
  expect(reportOf(collectedOf([passing])).blindTo).toBeUndefined()
})

test('targets of two clocks have a table each', () => {
  const lab = { ...passing, target: 'debian-6.12+docker-26.1', cost: counted }
  const both = reportOf(collectedOf([passing, lab]))
  const text = finalText({
    ...{ report: both, errors: [], troubles: [], reasons: [] },
    ...{ width: 130, paint: pc.createColors(false) },
  })
  expect(text).toMatch(/p50 µs[\s\S]*10\.92[\s\S]*\n\n.*instructions p50[\s\S]*56 841/)
})
