import type { PathObservation, ValidPath } from '../baselines/observation.ts'
import type { Change, Verdict } from '../baselines/report.ts'
import type { ExactBaseline } from '../baselines/schema.ts'
import { callChanges, dropChanges, factChanges, functionChanges, callsToKeep } from './facts.ts'
import {
  counted,
  failed,
  invalid,
  type Judgement,
  type About,
  notObserved,
  passed,
  recorded,
  sinceBaseline,
} from './judgement.ts'
import { missingBaseline } from './missing-baseline.ts'
import { directions, type ExpectedPath, pathChanges, type PathRow, pathRows } from './path-rows.ts'
import { changesText, tableAsCode, tableText } from './path-text.ts'

/** Why an observation that calls itself valid proves nothing; null when it may be judged. */
function hollow({ path, roundTrips, unstable }: ValidPath): string | null {
  const counts = directions.flatMap((direction) =>
    Object.values(path[direction]).flatMap((events) => Object.values(events)),
  )
  if (!Number.isInteger(roundTrips) || roundTrips < 1) return `the workload made ${roundTrips} round trips`
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) return 'a count is no whole number'
  if (counts.every((count) => count === 0) && unstable.length === 0)
    return `not one event was seen in ${counted(roundTrips, 'round trip')}: the probes are attached to nothing, or the flow is not recognised`
  return null
}

/** A judge of one part of the baseline. */
interface Part {
  about: About
  changes: Change[]
}

const placesOf = ({ unstable }: ValidPath): Set<string> => new Set(unstable.map(({ where }) => where))
const rowsOf = (observed: ValidPath, table: ExpectedPath): PathRow[] =>
  pathRows(table, observed.path, placesOf(observed))

function partsOf(observed: ValidPath, baseline: ExactBaseline): Part[] {
  const { mode, countedCalls } = observed
  const path = (what: string, changes: Change[]): Part => ({ about: { class: 'path', mode, what }, changes })
  return [
    path(sinceBaseline, pathChanges(rowsOf(observed, baseline.path))),
    path('functions', functionChanges(baseline.functions, observed.functions, observed.unstableFunctions)),
    path('drops', dropChanges(baseline.drops, observed.drops, placesOf(observed))),
    ...(baseline.calls !== undefined && countedCalls.state === 'counted'
      ? [path('calls', callChanges(baseline.calls, countedCalls))]
      : []),
    {
      about: { class: 'platform', mode, what: 'platform' },
      changes: factChanges(baseline.platform, observed.platform),
    },
  ]
}

/** ': WHERE 1 -> 2 and 3 more' */
function firstOf([first, ...more]: Change[]): string {
  if (first === undefined) return ''
  const rest = more.length > 0 ? ` and ${more.length} more` : ''
  return `: ${first.where} ${first.expected} -> ${first.got}${rest}`
}

function verdictOf(
  { about, changes }: Part,
  beside: Change[],
  observed: ValidPath,
  mayAccept: boolean,
): Verdict {
  const { accepts, file } = observed.baseline
  if (changes.length === 0) return passed(about, `${about.what} as in ${file}`)
  if (mayAccept && accepts.includes(about.class))
    return recorded(about, `${about.what}: ${counted(changes.length, 'change')} accepted into ${file}`, file)
  return failed(about, `${about.what} changed${firstOf(changes)}`, changes, {
    beside: about.class === 'platform' ? [] : beside,
    ...(mayAccept && { acceptedBy: '-u' }),
  })
}

/** The file after this run: what was accepted is new, the rest stays. */
export function acceptedExact(observed: ValidPath): ExactBaseline {
  const { target, mode, subject, path, functions, drops, platform, baseline } = observed
  const calls = callsToKeep(observed.countedCalls)
  const fresh: ExactBaseline = {
    schemaVersion: 1,
    kind: 'exact',
    target,
    mode,
    subject,
    path,
    functions,
    drops,
    ...(calls && { calls }),
    platform,
  }
  if (baseline.state === 'missing') return fresh
  const old = baseline.baseline
  const takes = (name: 'path' | 'platform'): boolean => baseline.accepts.includes(name)
  return {
    ...(takes('path') ? fresh : { ...old, target, mode }),
    platform: takes('platform') ? platform : old.platform,
  }
}

function unstableNotes({ unstable, unstableFunctions, countedCalls }: ValidPath): string[] {
  const counts = unstable.map(
    ({ where, expected, got }) => `unstable, not judged: ${where} (${expected}; ${got})`,
  )
  const calls = countedCalls.state === 'counted' ? Object.keys(countedCalls.unstable).sort() : []
  if (calls.length > 0) counts.push(`calls unstable, not judged: ${calls.join(', ')}`)
  if (unstableFunctions.length === 0) return counts
  return [...counts, `unstable, not judged: ${unstableFunctions.join(', ')}`]
}

/** A row of the table without a proved count is neither as the spec says nor changed. */
function unprovedText({ unstable, attempts }: ValidPath, rows: PathRow[]): string {
  const [row] = rows
  const first = unstable.find(({ where }) => where === `${row?.direction} ${row?.hop} ${row?.tracepoint}`)
  const example = first === undefined ? '' : `: ${first.where}: ${first.got}`
  const tries = attempts > 1 ? ` (tried ${attempts} times)` : ''
  return `${counted(rows.length, 'row')} of the table ${rows.length === 1 ? 'has' : 'have'} no proved count${example}${tries}`
}

function failureText(
  observed: ValidPath,
  table: ExpectedPath,
  parts: Part[],
  verdicts: Verdict[],
  beside: Change[],
): string {
  const failedWhats = new Set(verdicts.filter(({ status }) => status === 'fail').map(({ what }) => what))
  const sections: string[] = []
  if (failedWhats.has('path'))
    sections.push(
      tableText(rowsOf(observed, table)),
      `The table as it is now, to paste:\n${tableAsCode(table, observed.path)}`,
    )
  for (const { about, changes } of parts) {
    if (!failedWhats.has(about.what)) continue
    const { baseline } = observed
    const body =
      about.what === sinceBaseline && baseline.state === 'found'
        ? tableText(rowsOf(observed, baseline.baseline.path))
        : changesText(changes)
    sections.push(`${about.what}, against ${baseline.file}:\n${body}`)
  }
  if (beside.length > 0 && failedWhats.size > 0)
    sections.push(`What else differs from the baseline:\n${changesText(beside)}`)
  return sections.join('\n\n')
}

/**
 * Judges a path: by the spec's closed table, then by the baseline if there is one. The baseline is recorded only when
 * the spec's table holds.
 */
export function judgePath(observed: PathObservation, table: ExpectedPath): Judgement<ExactBaseline> {
  const about: About = { class: 'path', mode: observed.mode, what: 'path' }
  if (observed.state === 'invalid') return notObserved(about, observed)
  const notes = [...observed.notes, ...unstableNotes(observed)]
  const reason = hollow(observed)
  if (reason !== null) return { verdicts: [invalid(about, reason)], text: '', notes, record: null }

  const rows = rowsOf(observed, table)
  const changes = pathChanges(rows)
  const { baseline } = observed
  const beside =
    baseline.state === 'found'
      ? [
          ...factChanges(baseline.baseline.subject, observed.subject),
          ...factChanges(baseline.baseline.platform, observed.platform),
        ]
      : []
  const verdicts: Verdict[] = []
  const unproved = rows.filter((row) => row.unproved)
  const holds = changes.length === 0 && unproved.length === 0
  if (changes.length === 0 && unproved.length > 0)
    verdicts.push(invalid(about, unprovedText(observed, unproved)))
  else if (holds) verdicts.push(passed(about, `path as the spec says, ${counted(rows.length, 'row')}`))
  else
    verdicts.push(
      failed(
        about,
        `the path is not as the spec says in ${counted(changes.length, 'row')} of ${rows.length}${firstOf(changes)}`,
        changes,
        { beside },
      ),
    )

  const parts = baseline.state === 'found' ? partsOf(observed, baseline.baseline) : []
  verdicts.push(...parts.map((part) => verdictOf(part, beside, observed, holds)))
  if (baseline.state === 'missing') {
    const since: About = { ...about, what: sinceBaseline }
    if (baseline.mustStand) verdicts.push(invalid(since, missingBaseline(baseline)))
    else if (holds && baseline.record !== null)
      verdicts.push(
        recorded(since, `path, functions, drops and platform recorded in ${baseline.file}`, baseline.file),
      )
    else notes.push(`no baseline ${baseline.file}: functions, drops and platform were not compared`)
  }
  if (
    baseline.state === 'found' &&
    baseline.baseline.calls !== undefined &&
    observed.countedCalls.state === 'absent'
  )
    verdicts.push(
      invalid(
        { ...about, what: 'calls' },
        `${baseline.file} has them, and here they cannot be counted: ${observed.countedCalls.reason}`,
      ),
    )
  const record = holds && baseline.record !== null ? acceptedExact(observed) : null
  return { verdicts, text: failureText(observed, table, parts, verdicts, beside), notes, record }
}
