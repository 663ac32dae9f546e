import type { Paint } from './paint.ts'
import { paintStatus } from './paint.ts'
import type { Row } from './rows.ts'

/** The first verdict of a mode, as soon as its spec ends: 'bridge: pass · path 1a2b3c4d · RTT p50 10.92 µs …'. */
export function verdictLine(row: Row, paint: Paint): string {
  const parts = [`${row.mode}: ${paintStatus(paint, row.status)(row.verdict)}`]
  if (row.fingerprint !== '-') parts.push(`path ${row.fingerprint}`)
  const each = row.unit === 'µs' ? ' µs' : ''
  if (row.p50 !== '-') parts.push(`RTT p50 ${row.p50}${each}, p99 ${row.p99}${each}`)
  if (row.added !== '-') parts.push(`added ${row.added} ${row.unit}`)
  return parts.join(' · ')
}
