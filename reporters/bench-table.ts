import type { TestBenchmark } from 'vitest'
import { us } from './quantity.ts'

const heads = ['p50', 'mean', 'p99', 'max', 'samples']

/** vitest's table of one test's benches, in µs and with the median; vitest's own has ms with four digits and no median. */
export function benchTable(
  benchmarks: readonly TestBenchmark[],
  indent: string,
  columnName: string,
): string[] {
  return benchmarks.flatMap(({ tasks }) => {
    if (tasks.length === 0) return []
    // Statistics of tinybench are in ms.
    const ns = (ms: number | undefined) => us(ms === undefined ? undefined : ms * 1e6)
    const rows = tasks.map(({ name, latency }) => [
      name,
      ns(latency.p50),
      ns(latency.mean),
      ns(latency.p99),
      ns(latency.max),
      String(latency.samplesCount),
    ])
    const all = [[`${columnName} (µs)`, ...heads], ...rows]
    const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
    return all.map(
      (row) =>
        indent +
        row
          .map((text, column) =>
            column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
          )
          .join('  '),
    )
  })
}
