import { median } from './quantile.ts'
import { keepQuiet, toReferenceSpeed } from './quiet.ts'
import { type ChunkSample, minKeptChunks } from './set-up.ts'

/**
 * The value of some chunks of one set-up: the median over the quiet ones of the chunk's median, stated at the speed of the floor.
 * @returns null when too few were quiet for a value
 */
export function quietMedian(
  chunks: readonly ChunkSample[],
  floorNs: number,
  least: number = minKeptChunks,
): number | null {
  if (chunks.length === 0) return null
  const { kept } = keepQuiet(chunks, floorNs)
  if (kept.length < Math.max(1, least)) return null
  return median(kept.map((chunk) => median(chunk.samplesNs) * toReferenceSpeed(chunk, floorNs)))
}
