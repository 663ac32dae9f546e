import type { TestBenchmark } from 'vitest'
import { expect, test } from 'vitest'
import { benchTable } from './bench-table.ts'

const latency = { p50: 0.01092, mean: 0.0112, p99: 0.0124, max: 0.1369, samplesCount: 20_000 }

test("tinybench's ms are shown in µs, with the median", () => {
  const benchmark = {
    name: 'RTT',
    tasks: [
      { name: 'loopback', latency: { ...latency, p50: 0.0064 } },
      { name: 'bridge', latency },
    ],
  }
  expect(`\n${benchTable([benchmark as unknown as TestBenchmark], '  ', 'name').join('\n')}\n`)
    .toMatchInlineSnapshot(`
    "
      name (µs)    p50   mean    p99    max  samples
      loopback    6.40  11.20  12.40  136.9    20000
      bridge     10.92  11.20  12.40  136.9    20000
    "
  `)
})
