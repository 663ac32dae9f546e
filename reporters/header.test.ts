import pc from 'picocolors'
import { expect, test } from 'vitest'
import { headerText } from './header.ts'
import { facts } from './testdata.ts'
import { rowsOf } from './rows.ts'
import { passing } from './testdata.ts'
import { verdictLine } from './verdict-line.ts'

const paint = pc.createColors(false)

test('what is measured, why, against what, and how to get the others', () => {
  expect(headerText(facts, '0.1.0', 110, paint)).toMatchInlineSnapshot(`
    "skbench 0.1.0 · target private
    picked: a pair of engines that this run starts
    kernel 6.18.44 · Docker 26.1.5 · image 92 MB
    judged against its own baselines in baselines/private · path, reachability, cost decide
    other target: local: start an engine, or set DOCKER_HOST"
  `)
})

test('judged by another target, with a warning, on 60 columns', () => {
  const other = {
    ...facts,
    against: 'debian-6.1+docker-26.1',
    baselinesDir: 'baselines/debian-6.1+docker-26.1',
    imageBytes: null,
    warnings: ['CI without --project: the target depends on what is installed here'],
  }
  expect(headerText(other, '0.1.0', 60, paint)).toMatchInlineSnapshot(`
    "skbench 0.1.0 · target private
    picked: a pair of engines that this run starts
    kernel 6.18.44 · Docker 26.1.5
    judged against the baselines of debian-6.1+docker-26.1 in
      baselines/debian-6.1+docker-26.1 · path, reachability,
      cost decide
    other target: local: start an engine, or set DOCKER_HOST
    warning: CI without --project: the target depends on what is
      installed here"
  `)
})

test('the first verdict of a mode', () => {
  const lines = rowsOf(
    [passing, { ...passing, mode: 'none', cost: undefined, fingerprint: undefined } as never],
    [],
    facts.gate,
  )
  expect(lines.map((row) => verdictLine(row, paint))).toEqual([
    'bridge: pass · path 1a2b3c4d · RTT p50 10.92 µs, p99 12.40 µs · added 4.49 ± 0.05 µs',
    'none: pass',
  ])
})
