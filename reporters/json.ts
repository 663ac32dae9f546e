import type { RunReport } from '../baselines/report.ts'

/**
 * A report as the text of its file. A number that is none (NaN, infinity) becomes null: where the schema allows no null the
 * file says so by being refused, which is better than a number that was never measured.
 */
export function reportAsJson(report: RunReport): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
