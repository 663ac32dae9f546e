import type { InvalidObservation, ValidPath } from '../baselines/observation.ts'
import type { Change, Verdict } from '../baselines/report.ts'
import { sourceName } from './facts.ts'
import { type About, counted, failed, invalid, type Judgement, notObserved, passed } from './judgement.ts'

/**
 * Kernel functions: 'on the path' (at least one call), 0 (never), or calls per round trip, which are judged where they can be counted.
 * A function that kernels name differently has its names in one key, 'netif_rx or __netif_rx': their calls are added.
 */
export interface ExpectedCalls {
  readonly [name: string]: number | 'on the path'
}

/** What is known of one function. The ways of not seeing a call are different answers. */
type Answer =
  | { known: 'calls'; calls: number }
  /** of no whole number of calls a round trip: some of them are not the flow's */
  | { known: 'unproved'; present: boolean; because: string }
  | { known: 'presence'; present: boolean }
  | { known: 'nothing'; because: string }
  | { known: 'contradiction' }

/** What is asked of an observation: functions on stacks at hops, and numbers of calls. */
export type CallsObserved = Pick<ValidPath, 'state' | 'mode' | 'functions' | 'symbols' | 'countedCalls'>

function answerOf({ functions, symbols, countedCalls }: CallsObserved, name: string): Answer {
  const present = [...functions.request, ...functions.reply].some((seen) => sourceName(seen) === name)
  if (countedCalls.state === 'counted') {
    const { perRoundTrip, unstable, unseen, beside } = countedCalls
    const [calls, because, why] = [perRoundTrip[name] ?? beside?.[name], unstable[name], unseen[name]]
    if (calls !== undefined)
      return calls === 0 && present ? { known: 'contradiction' } : { known: 'calls', calls }
    if (because !== undefined) return { known: 'unproved', present, because }
    if (why !== undefined && !present) return { known: 'nothing', because: why }
  }
  if (present) return { known: 'presence', present }
  if (!symbols.has(name)) return { known: 'nothing', because: 'inlined or renamed (no such symbol)' }
  if (symbols.attributable?.(name) === false)
    return { known: 'nothing', because: 'not attributable (it takes no skb)' }
  return { known: 'presence', present }
}

/** One function by several names, of which this kernel has one or more. */
function answerOfAny(observed: CallsObserved, names: readonly string[]): Answer {
  const answers = names.map((name) => answerOf(observed, name))
  const told = answers.filter((answer) => answer.known !== 'nothing')
  const [first = answers[0]] = told
  if (first === undefined || told.length < 2) return first ?? { known: 'nothing', because: 'it has no name' }
  const present = told.some(
    (one) => ('present' in one && one.present) || (one.known === 'calls' && one.calls > 0),
  )
  if (told.every((one) => one.known === 'calls'))
    return { known: 'calls', calls: told.reduce((sum, { calls }) => sum + calls, 0) }
  const odd =
    told.find(({ known }) => known === 'contradiction') ?? told.find(({ known }) => known === 'unproved')
  return odd?.known === 'unproved' ? { ...odd, present } : (odd ?? { known: 'presence', present })
}

interface Row {
  name: string
  expected: string
  got: string
  /** 'not here': this target counts nothing, and the row is only shown */
  result: 'holds' | 'differs' | 'cannot be seen' | 'cannot be counted' | 'not here'
}

function rowOf(observed: CallsObserved, written: string, expected: number | 'on the path'): Row {
  const names = written.split(' or ').map(sourceName)
  const row = {
    name: names.join(' or '),
    expected:
      expected === 0 ? 'not called' : expected === 'on the path' ? expected : `${expected} per round trip`,
  }
  const { countedCalls } = observed
  if (typeof expected === 'number' && expected > 0 && countedCalls.state === 'absent')
    return { ...row, got: `cannot be counted here: ${countedCalls.reason}`, result: 'not here' }
  const holdsIf = (holds: boolean, got: string): Row => ({ ...row, got, result: holds ? 'holds' : 'differs' })
  const answer = answerOfAny(observed, names)
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
    case 'unproved':
    case 'presence': {
      const got = answer.present
        ? 'on the path'
        : 'not called (on no stack at a hop; one that returns before the next hop needs kprobes to be seen)'
      if (expected === 'on the path') return holdsIf(answer.present, got)
      if (expected === 0) return holdsIf(!answer.present, got)
      // never seen is not the same as counted zero times
      const because =
        answer.known === 'unproved'
          ? `not attributable, others call it too: ${answer.because}`
          : 'not counted: give toCall its number in the table itself'
      return { ...row, got: because, result: 'cannot be counted' }
    }
  }
}

/**
 * Judges which functions the round trip calls. With `not`, no row may hold. A function that cannot be seen here fails
 * either way: its absence proves nothing.
 */
export function judgeCalls(
  observed: CallsObserved | InvalidObservation,
  table: ExpectedCalls,
  not = false,
): Judgement {
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
  const counts = observed.countedCalls.state === 'counted' ? observed.countedCalls.perRoundTrip : {}
  if (Object.values(counts).some((calls) => !Number.isInteger(calls) || calls < 0))
    return only(invalid(about, 'a count of calls is no whole number'))
  if (observed.functions.request.length + observed.functions.reply.length === 0)
    return only(invalid(about, 'no function was seen on any stack: the probes are attached to nothing'))

  const rows = Object.entries(table).map(([name, expected]) => rowOf(observed, name, expected))
  const judged = rows.filter(({ result }) => result !== 'not here')
  const notes = noteOf(rows.filter(({ result }) => result === 'not here'))
  const text = rows
    .map(
      (row) =>
        `${judged.includes(row) && wrong(row.result, not) ? '>' : ' '} ${row.name}: ${not ? 'not ' : ''}${row.expected}; ${row.got}`,
    )
    .join('\n')
  const told = (verdict: Verdict, shown = ''): Judgement => ({ ...only(verdict, shown), notes })
  const bad = judged.filter(({ result }) => wrong(result, not) && result !== 'cannot be counted')
  if (bad.length > 0) {
    const changes: Change[] = bad.map(({ name, expected, got }) => ({
      where: name,
      expected: `${not ? 'not ' : ''}${expected}`,
      got,
    }))
    const first = bad[0]
    const sentence = `${first?.name ?? ''} ${first?.got ?? ''}, expected ${changes[0]?.expected ?? ''}`
    return told(
      failed(about, bad.length > 1 ? `${sentence}, and ${bad.length - 1} more` : sentence, changes),
      text,
    )
  }
  const uncountable = judged.find(({ result }) => result === 'cannot be counted')
  if (uncountable !== undefined) return told(invalid(about, `${uncountable.name} ${uncountable.got}`), text)
  // Of a table that this target cannot count at all nothing was judged.
  if (judged.length === 0) return { verdicts: [], text: '', notes, record: null }
  return told(passed(about, `${counted(judged.length, 'function')} called as the spec says`))
}

function noteOf(rows: readonly Row[]): string[] {
  const [first] = rows
  return first === undefined ? [] : [`${rows.map(({ name }) => name).join(', ')}: calls ${first.got}`]
}

function wrong(result: Row['result'], not: boolean): boolean {
  return result !== (not ? 'differs' : 'holds')
}
