import type { ChunkSample, RoundSample, SetUpSample } from '../set-up.ts'
import type { ValidSetUp } from '../set-up.ts'

/** A chunk whose round trips all took this long, on a quiet CPU (spin 10 000 ns) unless told. */
export function chunk(rttNs: number, spinBeforeNs = 10_000, spinAfterNs = spinBeforeNs): ChunkSample {
  return { spinBeforeNs, spinAfterNs, samplesNs: [rttNs, rttNs, rttNs] }
}

/** Two chunks of each bench. */
export function round(controlNs: number, againNs: number, subjectNs: number): RoundSample {
  const two = (rttNs: number): ChunkSample[] => [chunk(rttNs), chunk(rttNs)]
  return { control: two(controlNs), controlAgain: two(againNs), subject: two(subjectNs) }
}

/** Six rounds; the machine drifts by 10 ns a round, which the pairing cancels. */
export function setUp(controlNs: number, againNs: number, subjectNs: number): SetUpSample {
  const drifts = [0, 10, 20, 30, 40, 50]
  return { rounds: drifts.map((drift) => round(controlNs + drift, againNs + drift, subjectNs + drift)) }
}

/** A set-up as summarizeSetUp gives it. */
export function summary(controlNs: number, subjectNs: number, addedNs: number, againNs = 0): ValidSetUp {
  return {
    state: 'valid', controlNs, controlAgainNs: controlNs + againNs, subjectNs, addedNs, againNs,
    p99Ns: { control: controlNs, subject: subjectNs, added: addedNs }, keptRounds: 6, keptChunks: 36, chunks: 36,
  }
}
