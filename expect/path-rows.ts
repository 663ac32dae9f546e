import type { Change } from '../baselines/report.ts'
import type { Events, PathTable } from '../baselines/schema.ts'

/** Events that a hop must see per round trip: 'any' permits whatever happens, also nothing. */
export type ExpectedEvents = { readonly [tracepoint: string]: number | 'any' } | 'any'
export interface ExpectedHops {
  readonly [hop: string]: ExpectedEvents
}

/** The closed table of a spec: a hop or tracepoint that is not in it must not be seen. */
export interface ExpectedPath {
  readonly request: ExpectedHops
  readonly reply: ExpectedHops
}

/** One line of the table: the events of one tracepoint on one hop, or a whole hop where the table says 'any'. */
export interface PathRow {
  direction: Direction
  hop: string
  tracepoint: string
  /** null: not in the table */
  expected: number | 'any' | null
  got: number
  /** its count is not proved: neither changed nor as it must be */
  unproved: boolean
  changed: boolean
}

export type Direction = 'request' | 'reply'
export const directions: readonly Direction[] = ['request', 'reply']

/** The keys of both, those of `second` alone after the key that goes before them there: order of passage. */
export function mergedKeys(first: readonly string[], second: readonly string[]): string[] {
  const merged = [...first]
  let at = 0
  for (const key of second) {
    const known = merged.indexOf(key)
    if (known >= 0) at = known + 1
    else merged.splice(at++, 0, key)
  }
  return merged
}

function rowsOfHop(
  direction: Direction,
  hop: string,
  expected: ExpectedEvents | undefined,
  got: Events,
  isUnproved: IsUnproved,
): PathRow[] {
  if (expected === 'any') {
    const total = Object.values(got).reduce((sum, count) => sum + count, 0)
    return [{ direction, hop, tracepoint: '', expected: 'any', got: total, unproved: false, changed: false }]
  }
  return mergedKeys(Object.keys(expected ?? {}), Object.keys(got)).flatMap((tracepoint): PathRow[] => {
    const wanted = expected?.[tracepoint] ?? null
    const count = got[tracepoint] ?? 0
    // a zero that nobody asked for is nothing
    if (wanted === null && count === 0) return []
    const unproved = wanted !== 'any' && isUnproved(`${direction} ${hop} ${tracepoint}`)
    const changed = wanted !== 'any' && !unproved && (wanted ?? 0) !== count
    return [{ direction, hop, tracepoint, expected: wanted, got: count, unproved, changed }]
  })
}

type IsUnproved = (where: string) => boolean

/**
 * Every row of the table beside what was observed, in order of passage. Zero and absent are the same.
 * @param unproved places whose count is no whole number each time
 */
export function pathRows(
  expected: ExpectedPath,
  got: PathTable,
  unproved: ReadonlySet<string> = new Set(),
): PathRow[] {
  const isUnproved: IsUnproved = (where) => unproved.has(where)
  return directions.flatMap((direction) =>
    mergedKeys(Object.keys(expected[direction]), Object.keys(got[direction])).flatMap((hop) =>
      rowsOfHop(direction, hop, expected[direction][hop], got[direction][hop] ?? {}, isUnproved),
    ),
  )
}

/** The changed rows, as a verdict carries them. */
export function pathChanges(rows: readonly PathRow[]): Change[] {
  return rows
    .filter(({ changed }) => changed)
    .map(({ direction, hop, tracepoint, expected, got }) => ({
      where: `${direction} ${hop} ${tracepoint}`,
      expected: expected === null ? 'not in the table' : String(expected),
      got: got === 0 ? 'not seen' : String(got),
    }))
}
