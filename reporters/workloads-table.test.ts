import pc from 'picocolors'
import { expect, test } from 'vitest'
import { reportAsMarkdown } from './markdown.ts'
import { collectedOf, passing, reportOf } from './testdata.ts'
import { workloadsTable } from './workloads-table.ts'

const plain = pc.createColors(false)
const bridge = {
  ...passing,
  workloads: [
    { workload: 'TCP stream', figures: '12.1 Gbit/s', values: { gbitPerS: 12.1 } },
    { workload: 'ICMP echo', figures: 'not here: one TCP port is published, and no other', values: {} },
  ],
}

test('a line for each workload, the mode once, what is too long under itself', () => {
  expect(workloadsTable([bridge, passing], 50, plain).split('\n')).toEqual([
    'Workloads, observed and never gated',
    '  bridge  TCP stream  12.1 Gbit/s',
    '          ICMP echo   not here: one TCP port is',
    '                      published, and no other',
  ])
})

test('nothing where no workload was run, a table in Markdown where one was', () => {
  expect(workloadsTable([passing], 80, plain)).toBe('')
  const markdown = (mode: typeof passing) => reportAsMarkdown(reportOf(collectedOf([mode])), [], [])
  expect(markdown(passing)).not.toContain('Workloads')
  expect(markdown(bridge)).toContain('| bridge | TCP stream | 12.1 Gbit/s |')
})
