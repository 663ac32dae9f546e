import { expect, test } from 'vitest'
import { summarizeSetUp, type SetUpSample } from './set-up.ts'
import { chunk, setUp } from './testdata/set-ups.ts'

const floorNs = 10_000
const good = setUp(6400, 6402, 10_900)

// Control: medians of 6400, 6410 … 6450, each twice = 6425. Added: 4500 in every round.
test('by hand: medians of chunks, paired differences of rounds', () => {
  expect(summarizeSetUp(good, floorNs)).toEqual({
    state: 'valid',
    controlNs: 6425,
    controlAgainNs: 6427,
    subjectNs: 10_925,
    addedNs: 4500,
    againNs: 2,
    // position 0.99 * 35 = 34.65, among the last six 6450s
    p99Ns: { control: 6450, subject: 10_950, added: 4500 },
    keptRounds: 6,
    keptChunks: 36,
    chunks: 36,
  })
})

test('contended chunks do not count, whatever they say', () => {
  const contended: SetUpSample = {
    rounds: good.rounds.map((one) => ({
      ...one,
      subject: [...one.subject, chunk(16_300, 18_000), chunk(1, 10_000, 18_000)],
    })),
  }
  expect(summarizeSetUp(contended, floorNs)).toEqual({ ...summarizeSetUp(good, floorNs), chunks: 48 })
})

test('a round in which a bench was never quiet pairs nothing', () => {
  const rounds = good.rounds.map((one, i) => (i === 0 ? { ...one, subject: [chunk(99_999, 18_000)] } : one))
  expect(summarizeSetUp({ rounds }, floorNs)).toMatchObject({ state: 'valid', keptRounds: 5, addedNs: 4500 })
})

test.each<[string, SetUpSample, number, string]>([
  ['nothing', { rounds: [] }, floorNs, 'no chunk was measured'],
  ['no floor', good, 0, 'the quiet floor of the spins is 0 ns'],
  ['NaN as floor', good, Number.NaN, 'the quiet floor of the spins is NaN ns'],
  ['never quiet', good, 5_000, 'the CPU was quiet in 0 chunk(s) of the control, needs 10'],
  ['too few rounds', { rounds: good.rounds.slice(0, 4) }, floorNs, 'quiet in 8 chunk(s) of the control'],
  [
    'an empty chunk',
    { rounds: [{ control: [{ ...chunk(1), samplesNs: [] }], controlAgain: [], subject: [] }] },
    floorNs,
    'samples of chunk 0: 0 value(s)',
  ],
  [
    'a NaN sample',
    { rounds: [{ control: [chunk(Number.NaN)], controlAgain: [], subject: [] }] },
    floorNs,
    'value 0 is NaN',
  ],
  [
    'a NaN spin',
    { rounds: [{ control: [chunk(1, Number.NaN)], controlAgain: [], subject: [] }] },
    floorNs,
    'spins of chunk 0',
  ],
  [
    'no time',
    { rounds: [{ control: [chunk(0)], controlAgain: [], subject: [] }] },
    floorNs,
    'a round trip took no time',
  ],
  [
    'no subject',
    { rounds: good.rounds.map((one) => ({ ...one, subject: [] })) },
    floorNs,
    'quiet in 0 chunk(s) of the subject',
  ],
])('invalid: %s', (_, sample, floor, reason) => {
  expect(summarizeSetUp(sample, floor)).toMatchObject({
    state: 'invalid',
    reason: expect.stringContaining(reason) as string,
  })
})

test('enough chunks in too few whole rounds', () => {
  const many = {
    control: Array(12).fill(chunk(1)),
    controlAgain: Array(12).fill(chunk(1)),
    subject: Array(12).fill(chunk(2)),
  }
  expect(summarizeSetUp({ rounds: [many] }, floorNs)).toMatchObject({
    state: 'invalid',
    reason: 'the CPU was quiet in 1 whole round(s), needs 5',
  })
})
