import type { Change } from '../baselines/report.ts'
import type { PathTable } from '../baselines/schema.ts'
import { directions, type ExpectedEvents, type ExpectedPath, mergedKeys, type PathRow } from './path-rows.ts'

function cell({ expected, got, unproved, changed }: PathRow): string {
  if (unproved) return `${expected ?? 'not in the table'}, and no proved count`
  if (!changed) return expected === 'any' ? `any (${got})` : String(got)
  return `${expected ?? 'not in the table'} -> ${got === 0 ? 'not seen' : got}`
}

/** The whole table, its changed rows marked with `>`. */
export function tableText(rows: readonly PathRow[]): string {
  const width = Math.max(0, ...rows.map(({ tracepoint }) => tracepoint.length))
  const lines: string[] = []
  let above: PathRow | undefined
  for (const row of rows) {
    if (row.direction !== above?.direction) lines.push(`  ${row.direction}`)
    if (row.direction !== above?.direction || row.hop !== above.hop) lines.push(`    ${row.hop}`)
    lines.push(`${row.changed ? '>' : ' '}     ${row.tracepoint.padEnd(width)}  ${cell(row)}`)
    above = row
  }
  return lines.join('\n')
}

const key = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name.replace(/['\\]/g, '\\$&')}'`

function eventsAsCode(
  expected: ExpectedEvents | undefined,
  got: { [tracepoint: string]: number },
): string | null {
  if (expected === 'any') return "'any'"
  const entries = mergedKeys(Object.keys(expected ?? {}), Object.keys(got)).flatMap((name) => {
    if (expected?.[name] === 'any') return [`${key(name)}: 'any'`]
    const count = got[name] ?? 0
    return count === 0 && expected?.[name] !== 0 ? [] : [`${key(name)}: ${count}`]
  })
  return entries.length === 0 ? null : `{ ${entries.join(', ')} }`
}

/** What was observed as TypeScript, ready to paste into the spec; its rows that say 'any' stay. */
export function tableAsCode(expected: ExpectedPath, got: PathTable): string {
  const blocks = directions.map((direction) => {
    const hops = mergedKeys(Object.keys(expected[direction]), Object.keys(got[direction])).flatMap((hop) => {
      const events = eventsAsCode(expected[direction][hop], got[direction][hop] ?? {})
      return events === null ? [] : [`    ${key(hop)}: ${events},`]
    })
    return [`  ${direction}: {`, ...hops, '  },'].join('\n')
  })
  return ['{', ...blocks, '}'].join('\n')
}

/** One change a line: `  where: expected -> got`. */
export function changesText(changes: readonly Change[]): string {
  return changes.map(({ where, expected, got }) => `  ${where}: ${expected} -> ${got}`).join('\n')
}
