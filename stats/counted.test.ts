import { expect, test } from 'vitest'
import { type CountedRound, summarizeCounted } from './counted.ts'

/** A burst as one looks: most alike, a tick of the timer in some. */
const burst = (instructions: number): number[] => [
  ...Array.from({ length: 90 }, () => instructions),
  ...Array.from({ length: 10 }, () => instructions + 9000),
]

const round = (control: number, subject: number, again = control): CountedRound => ({
  control: burst(control),
  controlAgain: burst(again),
  subject: burst(subject),
})

test('a tick of the timer moves neither the median nor the 10 % quantile', () => {
  expect(summarizeCounted([round(31_568, 56_710), round(31_570, 56_708)], { rejected: 1 })).toMatchObject({
    state: 'valid',
    controlNs: 31_569,
    subjectNs: 56_709,
    addedNs: 25_140,
    againNs: 0,
    p10Ns: { control: 31_569, subject: 56_709 },
    p99Ns: { subject: 65_710 },
    keptRounds: 2,
    keptChunks: 6,
    chunks: 7,
  })
})

test('the added cost and the A/A difference are paired by round', () => {
  const rounds = [round(31_000, 56_000, 31_010), round(32_000, 57_000, 32_010), round(31_500, 56_500, 31_510)]
  expect(summarizeCounted(rounds)).toMatchObject({ addedNs: 25_000, againNs: 10 })
})

test('where round trips take turns between orders of the same work there is no 10 % quantile', () => {
  const counted = summarizeCounted([round(31_568, 178_000)], { takesTurns: true })
  expect(counted).toMatchObject({ state: 'valid', subjectNs: 178_000 })
  expect(counted).not.toHaveProperty('p10Ns')
})

test.each([
  ['no round', [], /rounds: 0 value/],
  ['a burst without round trips', [{ ...round(1, 2), subject: [] }], /round trips of a burst: 0 value/],
  ['what is no number', [{ ...round(1, 2), subject: [NaN] }], /NaN/],
  ['a round trip of no instruction', [{ ...round(1, 2), subject: [0, 5] }], /took no instruction/],
])('%s is no set-up', (_, rounds, why) => {
  expect(summarizeCounted(rounds)).toMatchObject({
    state: 'invalid',
    reason: expect.stringMatching(why) as string,
  })
})
