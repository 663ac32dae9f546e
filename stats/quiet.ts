import { quantile } from './quantile.ts'
import { refuseBadValues, refuseImproper, refuseOutside } from './refusal.ts'

/**
 * Which chunks count. Before and after every chunk of round trips the workload spins through a fixed amount of
 * user-space work: the time of a spin tells how fast the CPU was just then, and nothing about the network. A chunk is
 * quiet when both of its spins are within `quietTolerance` of the floor. Selection looks at the spins alone, never at
 * a round trip: it cannot prefer an answer.
 */
export interface Spins {
  spinBeforeNs: number
  spinAfterNs: number
}

/** The floor is this quantile of all spins of the run: low, but no single lucky spin. */
export const floorQuantile = 0.05
/**
 * Both spins of a quiet chunk are within this share of the floor: between what a CPU's clock does by itself (some 10 %)
 * and what a busy hyperthread neighbour does to it (40 % and more).
 */
export const quietTolerance = 0.25
/**
 * How much faster than the floor a spin may be, and how far the floors of two runs may lie apart: what a clock does. A floor
 * that was taken beside a neighbour lies further off, and a round trip does not scale from the one to the other.
 */
export const clockTolerance = 0.15

/**
 * The time of a spin on a quiet CPU, ns: a low quantile over all spins of the run. It is right as long as more than
 * 5 % of the spins were quiet; `identity.spinNs` of the baseline tells when they were not.
 * @throws RangeError for no spins, NaN, Infinity, a spin that took no time
 */
export function quietFloor(spinsNs: readonly number[], p: number = floorQuantile): number {
  refuseBadValues('spins', spinsNs)
  refuseImproper('floor quantile', p)
  const floorNs = quantile(spinsNs, p)
  if (!(floorNs > 0)) throw new RangeError(`floor of the spins is ${floorNs} ns, needs to be above 0`)
  return floorNs
}

/** Whether both spins of the chunk are at most the tolerance above the floor, and no further below it than a clock goes. */
export function isQuiet(chunk: Spins, floorNs: number, tolerance: number = quietTolerance): boolean {
  return [chunk.spinBeforeNs, chunk.spinAfterNs].every(
    (spin) => spin - floorNs <= tolerance * floorNs && floorNs - spin <= clockTolerance * floorNs,
  )
}

/**
 * By what a time measured in this chunk is multiplied to be that of the reference speed. The CPU's clock moves by some
 * per cent while nobody else is on it, and spins and round trips move alike (docs/statistics.md).
 * @param referenceNs spin at the speed that times are stated at
 */
export function toReferenceSpeed(chunk: Spins, referenceNs: number): number {
  return referenceNs / ((chunk.spinBeforeNs + chunk.spinAfterNs) / 2)
}

/**
 * The quiet chunks in their order, and their share of all (1 = every chunk was quiet).
 * @throws RangeError for no chunks or a floor that is not above 0
 */
export function keepQuiet<Chunk extends Spins>(
  chunks: readonly Chunk[],
  floorNs: number,
  tolerance: number = quietTolerance,
): { kept: Chunk[]; keptShare: number } {
  if (chunks.length === 0) throw new RangeError('chunks: none, needs at least 1')
  refuseOutside('floor of the spins', floorNs, Number.MIN_VALUE, Number.MAX_VALUE)
  const kept = chunks.filter((chunk) => isQuiet(chunk, floorNs, tolerance))
  return { kept, keptShare: kept.length / chunks.length }
}
