import pc from 'picocolors'
import { expect, test } from 'vitest'
import type { Verdict } from '../baselines/report.ts'
import { rowsOf } from './rows.ts'
import { modeTable } from './table.ts'
import { cost, everyState, facts, passing } from './testdata.ts'
import { verdictLine } from './verdict-line.ts'

const plain = pc.createColors(false)
const broken = {
  target: 'private',
  mode: 'ipvlan',
  where: 'beforeAll',
  message: 'no such driver',
  usage: false,
}
const rows = rowsOf(everyState, [broken], facts.gate)

test('every state of a verdict on 120 columns', () => {
  const text = modeTable(rows, 120, plain)
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
  expect(text).toMatchInlineSnapshot(`
    "mode               verdict        path      p50 µs  p99 µs  2 CPUs µs     added µs  change to baseline µs  sees µs
    loopback           pass           00112233       -       -          -            -  -                            -
    bridge             fail: path     deadbeef   10.92   12.40      24.31  4.49 ± 0.05  +0.52 ± 0.05, +4.8 %      0.21
    host-to-container  inconclusive   -              -       -          -            -  -                            -
    macvlan            skip           -              -       -          -            -  -                            -
    host               recorded       -              -       -          -            -  -                            -
    none               invalid: path  -              -       -          -            -  -                            -
    ipvlan             error          -              -       -          -            -  -                            -"
  `)
})

test('every state of a verdict on 80 columns', () => {
  const text = modeTable(rows, 80, plain)
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(text).toMatchInlineSnapshot(`
    "mode               verdict        path      p50 µs  p99 µs     added µs
                       2 CPUs µs  change to baseline µs  sees µs
    loopback           pass           00112233       -       -            -
    bridge             fail: path     deadbeef   10.92   12.40  4.49 ± 0.05
                           24.31  +0.52 ± 0.05, +4.8 %      0.21
    host-to-container  inconclusive   -              -       -            -
    macvlan            skip           -              -       -            -
    host               recorded       -              -       -            -
    none               invalid: path  -              -       -            -
    ipvlan             error          -              -       -            -"
  `)
})

test('a column of which no mode has anything is left out', () => {
  const [bare] = everyState.filter(({ mode }) => mode === 'none')
  expect(modeTable(rowsOf(bare ? [bare] : [], [], facts.gate), 110, plain)).toBe(
    'mode  verdict\nnone  invalid: path',
  )
})

test('colours change no column', () => {
  const coloured = modeTable(rows, 110, pc.createColors(true))
  expect(coloured).not.toBe(modeTable(rows, 110, plain))

  expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(modeTable(rows, 110, plain))
})

test('a change that is not of the subject says of what it is', () => {
  const gated = cost.gated.map((one) =>
    one.quantity === 'control' ? { ...one, verdict: 'fail' as const } : one,
  )
  expect(rowsOf([{ ...passing, cost: { ...cost, gated } }], [], facts.gate)[0]?.change).toBe(
    '+0.01 ± 0.05, +0.2 % (control)',
  )
})

test('without a baseline there is no change to show', () => {
  const gated = cost.gated.map((one) => ({ ...one, baselineNs: null, differenceNs: null }))
  expect(rowsOf([{ ...passing, cost: { ...cost, gated } }], [], facts.gate)[0]?.change).toBe('-')
})

test('what does not gate does not colour the verdict; several targets are told apart', () => {
  const platform = everyState[5]?.verdicts.slice(2) ?? []
  const two = [
    { ...passing, verdicts: [...passing.verdicts, ...platform] },
    { ...passing, target: 'local' },
  ]
  expect(rowsOf(two, [], facts.gate).map((row) => [row.mode, row.status])).toEqual([
    ['private bridge', 'pass'],
    ['local bridge', 'pass'],
  ])
})

test('of a change and of what proves nothing it is said of which classes, where other classes held', () => {
  const about = { mode: 'bridge', what: 'w', sentence: 's', reason: 'r' } as const
  const busy = { ...about, class: 'cost', status: 'invalid' } as const
  const lost = { ...about, class: 'path', status: 'invalid' } as const
  const changed: Verdict = { ...about, class: 'reachability', status: 'fail', changes: [] }
  const platform = { ...busy, class: 'platform' } as const
  const shown = (...more: Verdict[]) => {
    const [row] = rowsOf([{ ...passing, verdicts: [...passing.verdicts, ...more] }], [], facts.gate)
    return row && [row.status, row.verdict, verdictLine(row, plain).split(' · ')[0]]
  }
  expect(shown()).toEqual(['pass', 'pass', 'bridge: pass'])
  expect(shown(busy, busy, platform)).toEqual(['invalid', 'invalid: cost', 'bridge: invalid: cost'])
  expect(shown(busy, lost)).toEqual(['invalid', 'invalid: path, cost', 'bridge: invalid: path, cost'])
  expect(shown(busy, changed)).toEqual(['fail', 'fail: reachability', 'bridge: fail: reachability'])
})

test('a mode without a verdict in a gating class says so', () => {
  expect(rowsOf([{ ...passing, verdicts: [] }], [], facts.gate)[0]?.status).toBe('no verdict')
})
