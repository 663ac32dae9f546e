import { median, quantile } from './quantile.ts'
import { keepQuiet, type Spins, toReferenceSpeed } from './quiet.ts'
import { reasonToRefuse } from './refusal.ts'

/** A chunk of round trips in arrival order, with the spin before it and the one after it; ns. */
export interface ChunkSample extends Spins {
  samplesNs: readonly number[]
}

/** One burst of every bench, each some chunks; the order in which they ran does not matter here. */
export interface RoundSample {
  control: readonly ChunkSample[]
  controlAgain: readonly ChunkSample[]
  subject: readonly ChunkSample[]
}

/** All rounds of one fresh network with its containers. */
export interface SetUpSample {
  rounds: readonly RoundSample[]
}

type Bench = keyof RoundSample
const benches: readonly Bench[] = ['control', 'controlAgain', 'subject']

/** Fewer quiet chunks of a bench, or rounds that hold all three, do not make a value. */
export const minKeptChunks = 10
export const minKeptRounds = 5

/** One value per quantity; `addedNs` and `againNs` are medians over rounds of paired differences. */
export interface ValidSetUp {
  state: 'valid'
  controlNs: number
  controlAgainNs: number
  subjectNs: number
  addedNs: number
  /** control again - control */
  againNs: number
  /** 99 % quantiles over the samples of kept chunks; of added: over the paired differences of the rounds */
  p99Ns: { control: number; subject: number; added: number }
  /** the same of 10 %, under the virtual clock alone */
  p10Ns?: { control: number; subject: number; added: number }
  keptRounds: number
  keptChunks: number
  chunks: number
}

export type SetUpSummary =
  ValidSetUp | { state: 'invalid'; reason: string; keptChunks: number; chunks: number }

/**
 * Value of one set-up from its quiet chunks. A bench's value is the median over its kept chunks of the chunk's median;
 * the added cost is the median over rounds of (median of the subject's kept chunks - median of the control's), paired
 * by round so that what drifts slower than a round cancels. A round counts when each bench kept a chunk in it.
 *
 * @param floorNs spin of a quiet CPU, from quietFloor over all spins of the run or from the baseline; all times are
 *   stated at that speed
 * @returns invalid, with the reason, for empty chunks, NaN, times that are not positive, or too little that was quiet
 */
export function summarizeSetUp(
  setUp: SetUpSample,
  floorNs: number,
  least: { keptChunks: number; keptRounds: number } = {
    keptChunks: minKeptChunks,
    keptRounds: minKeptRounds,
  },
): SetUpSummary {
  const all = setUp.rounds.flatMap((round) => benches.flatMap((bench) => round[bench]))
  const invalid = (reason: string, keptChunks = 0): SetUpSummary => ({
    state: 'invalid',
    reason,
    keptChunks,
    chunks: all.length,
  })
  if (all.length === 0) return invalid('no chunk was measured')
  if (!(floorNs > 0 && Number.isFinite(floorNs)))
    return invalid(`the quiet floor of the spins is ${floorNs} ns`)
  const malformed = reasonAgainst(all)
  if (malformed !== null) return invalid(malformed)

  const rounds = setUp.rounds.map((round) => keepOf(round, floorNs))
  const kept = (bench: Bench): QuietChunk[] => rounds.flatMap((round) => round[bench])
  const keptChunks = benches.reduce((sum, bench) => sum + kept(bench).length, 0)
  for (const bench of benches) {
    const count = kept(bench).length
    if (count < least.keptChunks) {
      return invalid(
        `the CPU was quiet in ${count} chunk(s) of the ${words[bench]}, needs ${least.keptChunks}`,
        keptChunks,
      )
    }
  }
  const whole = rounds.filter((round) => benches.every((bench) => round[bench].length > 0))
  if (whole.length < Math.max(1, least.keptRounds)) {
    return invalid(
      `the CPU was quiet in ${whole.length} whole round(s), needs ${least.keptRounds}`,
      keptChunks,
    )
  }
  const valueOf = (chunks: readonly QuietChunk[]): number => median(chunks.map((chunk) => chunk.p50Ns))
  const paired = (bench: Bench): number[] =>
    whole.map((round) => valueOf(round[bench]) - valueOf(round.control))
  const p99Of = (bench: Bench): number =>
    quantile(
      kept(bench).flatMap((chunk) => [...chunk.samplesNs]),
      0.99,
    )
  const added = paired('subject')
  return {
    state: 'valid',
    controlNs: valueOf(kept('control')),
    controlAgainNs: valueOf(kept('controlAgain')),
    subjectNs: valueOf(kept('subject')),
    addedNs: median(added),
    againNs: median(paired('controlAgain')),
    p99Ns: { control: p99Of('control'), subject: p99Of('subject'), added: quantile(added, 0.99) },
    keptRounds: whole.length,
    keptChunks,
    chunks: all.length,
  }
}

interface QuietChunk {
  p50Ns: number
  samplesNs: readonly number[]
}

const words: Record<Bench, string> = {
  control: 'control',
  controlAgain: 'second control',
  subject: 'subject',
}

function keepOf(round: RoundSample, floorNs: number): Record<Bench, QuietChunk[]> {
  const keep = (chunks: readonly ChunkSample[]): QuietChunk[] =>
    chunks.length === 0
      ? []
      : keepQuiet(chunks, floorNs).kept.map((chunk) => {
          const factor = toReferenceSpeed(chunk, floorNs)
          const samplesNs = chunk.samplesNs.map((ns) => ns * factor)
          return { p50Ns: median(samplesNs), samplesNs }
        })
  return {
    control: keep(round.control),
    controlAgain: keep(round.controlAgain),
    subject: keep(round.subject),
  }
}

function reasonAgainst(chunks: readonly ChunkSample[]): string | null {
  for (const [i, chunk] of chunks.entries()) {
    const reason =
      reasonToRefuse(`spins of chunk ${i}`, [chunk.spinBeforeNs, chunk.spinAfterNs]) ??
      reasonToRefuse(`samples of chunk ${i}`, chunk.samplesNs)
    if (reason !== null) return reason
    if (chunk.samplesNs.some((sample) => sample <= 0))
      return `samples of chunk ${i}: a round trip took no time`
  }
  return null
}
