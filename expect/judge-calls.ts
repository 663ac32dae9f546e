import type { PathObservation, ValidPath } from '../baselines/observation.ts'
import type { Change, Verdict } from '../baselines/report.ts'
import { sourceName } from './facts.ts'
import { type About, counted, failed, invalid, type Judgement, notObserved, passed } from './judgement.ts'

/** Kernel functions: 'on the path' (at least one call), 0 (never), or calls per round trip. */
export interface ExpectedCalls {
  readonly [name: string]: number | 'on the path'
}

/** What is known of one function. The four ways of not seeing a call are different answers. */
type Answer =
  | { known: 'calls'; calls: number }
  | { known: 'presence'; present: boolean }
  | {
      known: 'nothing'
      because: 'inlined or renamed (no such symbol)' | 'not attributable (it takes no skb)'
    }
  | { known: 'contradiction' }

function answerOf(observed: ValidPath, name: string): Answer {
  const present = [...observed.functions.request, ...observed.functions.reply].some(
    (seen) => sourceName(seen) === name,
  )
  if (!observed.symbols.has(name) && !present)
    return { known: 'nothing', because: 'inlined or renamed (no such symbol)' }
  const matching = Object.entries(observed.countedCalls ?? {}).filter(
    ([counted]) => sourceName(counted) === name,
  )
  if (matching.length > 0) {
    const calls = matching.reduce((sum, [, count]) => sum + count, 0)
    return calls === 0 && present ? { known: 'contradiction' } : { known: 'calls', calls }
  }
  if (observed.symbols.attributable?.(name) === false && !present)
    return { known: 'nothing', because: 'not attributable (it takes no skb)' }
  return { known: 'presence', present }
}

type Row = {
  name: string
  expected: string
  got: string
  result: 'holds' | 'differs' | 'cannot be seen' | 'cannot be counted'
}

function rowOf(observed: ValidPath, written: string, expected: number | 'on the path'): Row {
  const name = sourceName(written)
  const answer = answerOf(observed, name)
  const row = { name, expected: expected === 0 ? 'not called' : String(expected) }
  const holdsIf = (holds: boolean, got: string): Row => ({ ...row, got, result: holds ? 'holds' : 'differs' })
  switch (answer.known) {
    case 'nothing':
      return { ...row, got: `cannot be seen: ${answer.because}`, result: 'cannot be seen' }
    case 'contradiction':
      return { ...row, got: 'counted 0 times, yet seen on a stack', result: 'cannot be counted' }
    case 'calls':
      return holdsIf(
        expected === 'on the path' ? answer.calls > 0 : answer.calls === expected,
        answer.calls === 0 ? 'not called' : `${answer.calls} per round trip`,
      )
    case 'presence': {
      const got = answer.present
        ? 'on the path'
        : 'not called (on no stack at a hop; one that returns before the next hop needs kprobes to be seen)'
      if (expected === 'on the path') return holdsIf(answer.present, got)
      if (expected === 0) return holdsIf(!answer.present, got)
      // never seen is not the same as counted zero times
      return { ...row, got: 'cannot be counted here: no kprobes on this kernel', result: 'cannot be counted' }
    }
  }
}

/**
 * Judges which functions the round trip calls. With `not`, no row may hold. A function that cannot be seen here fails
 * either way: its absence proves nothing.
 */
export function judgeCalls(observed: PathObservation, table: ExpectedCalls, not = false): Judgement {
  const names = Object.keys(table)
  const about: About = {
    class: 'path',
    mode: observed.mode,
    what: `calls of ${names.join(', ') || 'nothing'}`,
  }
  if (observed.state === 'invalid') return notObserved(about, observed)
  const only = (verdict: Verdict, text = ''): Judgement => ({
    verdicts: [verdict],
    text,
    notes: [],
    record: null,
  })
  if (names.length === 0) return only(invalid(about, 'the table names no function'))
  for (const [name, expected] of Object.entries(table))
    if (expected !== 'on the path' && !(expected >= 0))
      return only(invalid(about, `${name}: ${expected} is no number of calls`))
  if (Object.values(observed.countedCalls ?? {}).some((calls) => !Number.isFinite(calls) || calls < 0))
    return only(invalid(about, 'a count of calls is not a number'))
  if (observed.functions.request.length + observed.functions.reply.length === 0)
    return only(invalid(about, 'no function was seen on any stack: the probes are attached to nothing'))

  const rows = Object.entries(table).map(([name, expected]) => rowOf(observed, name, expected))
  const text = rows
    .map(
      ({ name, expected, got, result }) =>
        `${wrong(result, not) ? '>' : ' '} ${name}: ${not ? 'not ' : ''}${expected}; ${got}`,
    )
    .join('\n')
  const uncountable = rows.find(({ result }) => result === 'cannot be counted')
  const bad = rows.filter(({ result }) => wrong(result, not) && result !== 'cannot be counted')
  if (bad.length > 0) {
    const changes: Change[] = bad.map(({ name, expected, got }) => ({
      where: name,
      expected: `${not ? 'not ' : ''}${expected}`,
      got,
    }))
    const first = bad[0]
    const sentence = `${first?.name ?? ''} ${first?.got ?? ''}, expected ${changes[0]?.expected ?? ''}`
    return only(
      failed(about, bad.length > 1 ? `${sentence}, and ${bad.length - 1} more` : sentence, changes),
      text,
    )
  }
  if (uncountable !== undefined) return only(invalid(about, `${uncountable.name} ${uncountable.got}`), text)
  return only(passed(about, `${counted(rows.length, 'function')} called as the spec says`))
}

function wrong(result: Row['result'], not: boolean): boolean {
  return result !== (not ? 'differs' : 'holds')
}
