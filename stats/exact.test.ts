import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proveExact } from './exact.ts'

const pair = (roundTrips: number, eventsAtN: number, eventsAt2N: number) => ({
  roundTrips,
  eventsAtN,
  eventsAt2N,
})

test('the same whole number three times of three; handshakes cancel', () => {
  // 100 round trips with 2 events each and 5 of the handshake: 205, then 405
  expect(proveExact([pair(100, 205, 405), pair(100, 207, 407), pair(100, 205, 405)])).toEqual({
    state: 'exact',
    perRoundTrip: 2,
    residues: [0, 0, 0],
  })
  expect(proveExact([pair(10, 4, 4), pair(10, 4, 4), pair(10, 4, 4)])).toMatchObject({
    state: 'exact',
    perRoundTrip: 0,
  })
})

test('one event too many, once: unstable', () => {
  expect(proveExact([pair(100, 205, 405), pair(100, 205, 406), pair(100, 205, 405)])).toEqual({
    state: 'unstable',
    values: [2, 2.01, 2],
    reason: '2.01 per round trip is not 2',
  })
})

test('the same fraction three times is no whole number', () => {
  expect(proveExact([pair(10, 5, 10), pair(10, 5, 10), pair(10, 5, 10)]).state).toBe('unstable')
})

test('the instruction profile has a tolerance and keeps its residue', () => {
  const result = proveExact([pair(100, 0, 201), pair(100, 0, 200), pair(100, 0, 198)], 0.02)
  expect(result).toMatchObject({ state: 'exact', perRoundTrip: 2 })
  expect(proveExact([pair(100, 0, 203), pair(100, 0, 200), pair(100, 0, 200)], 0.02).state).toBe('unstable')
})

test.each([
  [[], '0 measurement(s), needs 3'],
  [[pair(1, 1, 2)], '1 measurement(s)'],
  [[pair(0, 1, 2), pair(1, 1, 2), pair(1, 1, 2)], 'measurement 0: N is 0'],
  [[pair(1, Number.NaN, 2), pair(1, 1, 2), pair(1, 1, 2)], 'NaN events'],
  [[pair(1, 5, 2), pair(1, 1, 2), pair(1, 1, 2)], '2 events at 2N are fewer than 5'],
])('invalid: %j', (pairs, reason) => {
  expect(proveExact(pairs)).toMatchObject({
    state: 'invalid',
    reason: expect.stringContaining(reason) as string,
  })
})

test('any handshake, any number: proved; one stray: not', () => {
  fc.assert(
    fc.property(
      fc.nat(9),
      fc.nat(50),
      fc.integer({ min: 2, max: 500 }),
      fc.integer({ min: 1, max: 400 }),
      (k, extra, n, stray) => {
        const good = pair(n, k * n + extra, 2 * k * n + extra)
        expect(proveExact([good, good, good])).toMatchObject({ state: 'exact', perRoundTrip: k })
        expect(proveExact([good, { ...good, eventsAt2N: good.eventsAt2N + stray }, good]).state).toBe(
          'unstable',
        )
      },
    ),
  )
})
