import type { Paint } from './paint.ts'
import { paintStatus } from './paint.ts'
import type { Row } from './rows.ts'

interface Column {
  key: Exclude<keyof Row, 'unit' | 'status'>
  head: string
  right: boolean
}

const timed: readonly Column[] = [
  { key: 'mode', head: 'mode', right: false },
  { key: 'verdict', head: 'verdict', right: false },
  { key: 'fingerprint', head: 'path', right: false },
  { key: 'p50', head: 'p50 µs', right: true },
  { key: 'p99', head: 'p99 µs', right: true },
  { key: 'twoCpus', head: '2 CPUs µs', right: true },
  { key: 'added', head: 'added µs', right: true },
  { key: 'change', head: 'change to baseline µs', right: false },
  { key: 'detectable', head: 'sees µs', right: true },
]
/** One CPU has no other, and instructions are said to be so. */
const counted: readonly Column[] = timed
  .filter(({ key }) => key !== 'twoCpus')
  .map((one) => ({
    ...one,
    head: one.key === 'p50' ? 'instructions p50' : one.head.replace(' µs', ''),
  }))
/** Where one line is too long, these go to a second one. */
const secondLine: ReadonlySet<Column['key']> = new Set(['twoCpus', 'change', 'detectable'])
const gap = '  '

/**
 * The table of modes: RTT p50 and p99, p50 with the ends on two CPUs, added cost, change to the baseline and the smallest effect that this run could
 * have seen, in µs; a table of its own for targets whose costs are instructions. A column of which no mode has anything is left out, as those of times
 * where profiles alone were made. One line a mode where `width` columns hold it, else two.
 */
export function modeTable(rows: Row[], width: number, paint: Paint): string {
  return [...Map.groupBy(rows, ({ unit }) => unit)]
    .map(([unit, some]) => tableOf(unit === 'µs' ? timed : counted, some, width, paint))
    .join('\n\n')
}

function tableOf(all: readonly Column[], rows: Row[], width: number, paint: Paint): string {
  const columns = all.filter(({ key }) => rows.some((row) => row[key] !== '-'))
  const widths = new Map(
    columns.map((one) => [one.key, Math.max(one.head.length, ...rows.map((row) => row[one.key].length))]),
  )
  const lengthOf = (some: readonly Column[]) =>
    some.reduce((sum, one) => sum + (widths.get(one.key) ?? 0), gap.length * (some.length - 1))
  const cell = (column: Column, text: string) =>
    column.right ? text.padStart(widths.get(column.key) ?? 0) : text.padEnd(widths.get(column.key) ?? 0)
  const heads = (some: readonly Column[]) =>
    paint.bold(
      some
        .map((one) => cell(one, one.head))
        .join(gap)
        .trimEnd(),
    )
  const cells = (some: readonly Column[], row: Row) => {
    const texts = some.map((one) =>
      one.key === 'verdict'
        ? paintStatus(paint, row.status)(cell(one, row.verdict))
        : cell(one, row[one.key]),
    )
    return texts.join(gap).trimEnd()
  }
  if (lengthOf(columns) <= width)
    return [heads(columns), ...rows.map((row) => cells(columns, row))].join('\n')
  const first = columns.filter((one) => !secondLine.has(one.key))
  const second = columns.filter((one) => secondLine.has(one.key))
  const indent = ' '.repeat((widths.get('mode') ?? 0) + gap.length)
  const lines = rows.flatMap((row) => {
    const rest = second.some((one) => row[one.key] !== '-') ? [indent + cells(second, row)] : []
    return [cells(first, row), ...rest]
  })
  return [heads(first), ...(second.length > 0 ? [indent + heads(second)] : []), ...lines].join('\n')
}
