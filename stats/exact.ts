import { valueAt } from './quantile.ts'

/** One measurement of a count: the same workload with N and with 2N round trips. */
export interface CountPair {
  roundTrips: number
  eventsAtN: number
  eventsAt2N: number
}

export type Exactness =
  | {
      state: 'exact'
      perRoundTrip: number
      /** |slope - perRoundTrip| of each pair: 0 for attributed counts */ residues: number[]
    }
  | { state: 'unstable'; values: number[]; reason: string }
  | { state: 'invalid'; reason: string }

/** What division in floating point may add to a residue: 2 - 1.98 is a little more than 0.02. */
const rounding = 1e-9

/** Measurements that must agree. */
export const proofs = 3

/**
 * Whether a count is proved exact: (events at 2N - events at N) / N, which cancels handshake and tear-down, is the same
 * whole number three times of three. Everything else is unstable: to be shown, never to be gated.
 *
 * @param pairs at least `proofs` of them
 * @param tolerance 0 for events attributed to the flow; 0.02 for the instruction profile, which sees the whole guest
 * @returns invalid for too few pairs, counts that are not whole numbers, N < 1, or a count that falls as N grows
 */
export function proveExact(pairs: readonly CountPair[], tolerance = 0): Exactness {
  if (!(tolerance >= 0 && tolerance < 0.5)) throw new RangeError(`tolerance is ${tolerance}, needs 0 to 0.5`)
  if (pairs.length < proofs)
    return { state: 'invalid', reason: `${pairs.length} measurement(s), needs ${proofs}` }
  for (const [i, pair] of pairs.entries()) {
    const reason = reasonAgainst(pair)
    if (reason !== null) return { state: 'invalid', reason: `measurement ${i}: ${reason}` }
  }
  const values = pairs.map((pair) => (pair.eventsAt2N - pair.eventsAtN) / pair.roundTrips)
  const perRoundTrip = Math.round(valueAt(values, 0))
  const residues = values.map((value) => Math.abs(value - perRoundTrip))
  const off = residues.findIndex((residue) => residue > tolerance + rounding)
  if (off < 0) return { state: 'exact', perRoundTrip, residues }
  return {
    state: 'unstable',
    values,
    reason: `${valueAt(values, off).toFixed(2)} per round trip is not ${perRoundTrip}`,
  }
}

function reasonAgainst(pair: CountPair): string | null {
  const { roundTrips, eventsAtN, eventsAt2N } = pair
  if (!Number.isInteger(roundTrips) || roundTrips < 1)
    return `N is ${roundTrips}, needs a whole number of at least 1`
  for (const events of [eventsAtN, eventsAt2N]) {
    if (!Number.isInteger(events) || events < 0) return `${events} events, needs a whole number`
  }
  if (eventsAt2N < eventsAtN) return `${eventsAt2N} events at 2N are fewer than ${eventsAtN} at N`
  return null
}
