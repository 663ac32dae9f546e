import { median, quantile } from './quantile.ts'
import { reasonToRefuse } from './refusal.ts'
import type { RoundSample, SetUpSummary } from './set-up.ts'
import { skippedMean } from './skipped-mean.ts'

/** Of a round trip: bursts are near one another that differ by less. Two orders of the scheduler with the same work do, another path does not. */
const near = 0.002

/**
 * Instructions of a round trip, of several bursts of it: the mean of those near the middle one.
 * @param medians of each burst, at least one; or what they differ by from those of another bench
 * @param roundTrip that "near" is a share of
 */
export const centreOfBursts = (medians: readonly number[], roundTrip = median(medians)): number =>
  skippedMean(medians, near * roundTrip)

/** One burst of every bench, as the instructions of each round trip in arrival order. */
export type CountedRound = Record<keyof RoundSample, readonly number[]>

/**
 * Value of one set-up under the virtual clock, in instructions. What disturbs a round trip there, a tick of the timer or another task,
 * only adds to it, and to few: the median of a burst is exact, and so is its 10 % quantile. A bench's value is the centre over the
 * bursts of the burst's median, and so with the quantile; the added cost is the centre over rounds of (subject's median - control's).
 *
 * @param rejected bursts in which the CPU idled
 * @param takesTurns its round trips take turns between several orders of the same work: which of them the tenth of a burst is, is chance, so there is no 10 % quantile
 * @returns invalid, with the reason, for no rounds, a burst without round trips, or one that took no instruction
 */
export function summarizeCounted(
  rounds: readonly CountedRound[],
  { rejected = 0, takesTurns = false } = {},
): SetUpSummary {
  const bursts = rounds.flatMap(({ control, controlAgain, subject }) => [control, controlAgain, subject])
  const chunks = bursts.length + rejected
  const wrong =
    reasonToRefuse(
      'rounds',
      rounds.map(() => 0),
    ) ??
    bursts.map((burst) => reasonToRefuse('round trips of a burst', burst)).find((one) => one !== null) ??
    (bursts.flat().every((count) => count > 0) ? null : 'a round trip took no instruction')
  if (wrong !== null) return { state: 'invalid', reason: wrong, keptChunks: 0, chunks }
  const valueOf = (bench: keyof RoundSample): number =>
    centreOfBursts(rounds.map((round) => median(round[bench])))
  const paired = (bench: keyof RoundSample, of: (burst: readonly number[]) => number): number[] =>
    rounds.map((round) => of(round[bench]) - of(round.control))
  const all = (bench: keyof RoundSample): number[] => rounds.flatMap((round) => [...round[bench]])
  const p10 = (burst: readonly number[]): number => quantile(burst, 0.1)
  const p10Of = (bench: keyof RoundSample): number => centreOfBursts(rounds.map((round) => p10(round[bench])))
  const [controlNs, subjectNs] = [valueOf('control'), valueOf('subject')]
  const added = paired('subject', median)
  return {
    state: 'valid',
    controlNs,
    controlAgainNs: valueOf('controlAgain'),
    subjectNs,
    addedNs: centreOfBursts(added, subjectNs),
    againNs: centreOfBursts(paired('controlAgain', median), controlNs),
    ...(!takesTurns && {
      p10Ns: {
        control: p10Of('control'),
        subject: p10Of('subject'),
        added: centreOfBursts(paired('subject', p10), subjectNs),
      },
    }),
    p99Ns: {
      control: quantile(all('control'), 0.99),
      subject: quantile(all('subject'), 0.99),
      added: quantile(added, 0.99),
    },
    keptRounds: rounds.length,
    keptChunks: bursts.length,
    chunks,
  }
}
