import type { CountedCalls } from '../baselines/observation.ts'
import type { Change } from '../baselines/report.ts'
import type { Calls, Drop, FunctionSets, Platform, Subject } from '../baselines/schema.ts'
import { directions } from './path-rows.ts'

/** Facts that differ, sorted; a fact that one side lacks is 'absent' there. */
export function factChanges(before: Platform | Subject, now: Platform | Subject): Change[] {
  const text = (facts: Platform, name: string): string =>
    Object.hasOwn(facts, name) ? String(facts[name]) : 'absent'
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .sort()
    .map((where) => ({ where, expected: text(before, where), got: text(now, where) }))
    .filter(({ expected, got }) => expected !== got)
}

const suffix = /(?:\.(?:isra|constprop|part)\.\d+|\.cold(?:\.\d+)?)+$/

/** The name as the source has it: compilers append .isra.N, .constprop.N, .part.N and .cold to clones. */
export function sourceName(symbol: string): string {
  return symbol.replace(suffix, '')
}

/** Functions that came or went, per direction. Those that did not show every time are left out. */
export function functionChanges(
  before: FunctionSets,
  now: FunctionSets,
  unstable: readonly string[],
): Change[] {
  const ignored = new Set(unstable.map(sourceName))
  return directions.flatMap((direction) => {
    const [old, fresh] = [before[direction], now[direction]].map((names) => new Set(names.map(sourceName)))
    if (old === undefined || fresh === undefined) return []
    return [...new Set([...old, ...fresh])]
      .filter((name) => !ignored.has(name) && old.has(name) !== fresh.has(name))
      .sort()
      .map((name) => ({
        where: `${direction} ${name}`,
        expected: old.has(name) ? 'on the path' : 'not on the path',
        got: fresh.has(name) ? 'on the path' : 'not on the path',
      }))
  })
}

/** Drops of the flow that came, went or changed their number. Those whose number was not proved are left out. */
export function dropChanges(
  before: readonly Drop[],
  now: readonly Drop[],
  unproved: ReadonlySet<string>,
): Change[] {
  const table = (drops: readonly Drop[]): Map<string, number> =>
    new Map(
      drops.map((drop) => [
        `${drop.hop} ${drop.function} (${drop.reason ?? 'no reason'})`,
        drop.perRoundTrip,
      ]),
    )
  const [old, fresh] = [table(before), table(now)]
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((where) => {
    const [expected, got] = [old.get(where) ?? 0, fresh.get(where) ?? 0]
    return expected === got || unproved.has(where)
      ? []
      : [{ where, expected: `${expected} per round trip`, got: `${got} per round trip` }]
  })
}

/** Calls as a baseline keeps them. A function that was not called is left out: a zero that nobody asked for is nothing. */
export function callsToKeep(counted: CountedCalls): Calls | undefined {
  if (counted.state === 'absent') return undefined
  const proved = Object.entries(counted.perRoundTrip).filter(([, calls]) => calls > 0)
  return Object.fromEntries([
    ...proved,
    ...Object.keys(counted.unstable).map((name) => [name, null]),
  ]) as Calls
}

/** Functions that are called more or less often. Those whose number was not proved, then or now, are left out. */
export function callChanges(before: Calls, now: Extract<CountedCalls, { state: 'counted' }>): Change[] {
  const got = (name: string): string => {
    const why = now.unseen[name]
    return why === undefined ? callsText(now.perRoundTrip[name] ?? 0) : `cannot be seen: ${why}`
  }
  return [...new Set([...Object.keys(before), ...Object.keys(callsToKeep(now) ?? {})])]
    .filter((name) => before[name] !== null && !(name in now.unstable))
    .sort()
    .map((where) => ({ where, expected: callsText(before[where] ?? 0), got: got(where) }))
    .filter(({ expected, got }) => expected !== got)
}

export const callsText = (calls: number): string => (calls === 0 ? 'not called' : `${calls} per round trip`)
