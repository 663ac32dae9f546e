import { expect, test } from 'vitest'
import { LiveLine } from './live-line.ts'
import { ProgressPrinter } from './progress-printer.ts'
import { etaMs, finishSpec, isDue, noteProgress, progressLine, startProgress } from './progress.ts'

const said = (done: number, more = {}) =>
  ({ type: 'skbench:progress', mode: 'bridge', done, total: 40, text: 'measuring', ...more }) as const

test('nothing supports a guess before the first word', () => {
  expect(progressLine(startProgress(6, 0), 1000)).toBe('[1/6] starting')
})

test('the rest of this spec in proportion, and as long again for each one to come', () => {
  // 10 of 40 in 5 s: 15 s to go here; 20 s each for two more
  const state = noteProgress(startProgress(3, 0), said(10), 5000)
  expect(etaMs(state, 5000)).toBe(15_000 + 2 * 20_000)
  expect(progressLine(state, 5000)).toBe('[1/3] bridge: measuring 10/40, 55 s left')
})

test('between two words the guess counts down instead of growing', () => {
  const state = noteProgress(startProgress(1, 0), said(10), 5000)
  expect([5000, 9000, 30_000].map((at) => etaMs(state, at))).toEqual([15_000, 11_000, 0])
})

test('what the test itself expects goes before proportion; finished specs tell of those to come', () => {
  const one = finishSpec(startProgress(3, 0), 8000)
  const state = noteProgress(one, said(1, { etaMs: 3000 }), 9000)
  expect(etaMs(state, 9000)).toBe(3000 + 8000)
  expect(progressLine(one, 10_000)).toBe('[2/3] starting, 14 s left')
})

test('without a terminal: a new mode at once, a new stage after 1 s, the same stage every 5 s', () => {
  const last = { at: 0, mode: 'bridge', text: 'measuring' }
  expect(isDue(said(1), undefined, 0)).toBe(true)
  expect(isDue(said(1), { ...last, mode: 'none' }, 1)).toBe(true)
  expect([999, 1000].map((at) => isDue(said(1), { ...last, text: 'tracing' }, at))).toEqual([false, true])
  expect([4999, 5000].map((at) => isDue(said(1), last, at))).toEqual([false, true])
  const setUp = (count: number) => ({
    text: `round trips: set-up ${count} of up to 40, CPU quiet ${count} %`,
  })
  expect([4999, 5000].map((at) => isDue(said(0, setUp(6)), { ...last, ...setUp(5) }, at))).toEqual([
    false,
    true,
  ])
})

test('where the test counts by itself no total stands behind it', () => {
  const state = noteProgress(
    startProgress(2, 0),
    said(0, { total: 0, text: 'round trips: set-up 6 of up to 40', etaMs: 4000 }),
    1000,
  )
  expect(progressLine(finishSpec(state, 1000), 1000)).toBe('[2/2] starting, 1 s left')
  expect(progressLine(state, 1000)).toBe('[1/2] bridge: round trips: set-up 6 of up to 40, 9 s left')
})

test('the live line makes room for others, stays on one row and goes', () => {
  const written: string[] = []
  const line = new LiveLine({ columns: 10, write: (text) => written.push(text) })
  line.show('a line that is too long')
  line.above(() => written.push('other\n'))
  line.end()
  line.above(() => written.push('after\n'))
  expect(written.join('')).toBe(
    '\r\u001B[Ka line th\r\u001B[Kother\na line th\r\u001B[Kafter\n'.replace(
      /a line th/g,
      'a line th'.slice(0, 9),
    ),
  )
})

test('a guess that has run out is not told', () => {
  const word = { total: 0, text: 'counting set-up 7', etaMs: 2000 }
  const state = noteProgress(startProgress(1, 0), said(0, word), 0)
  expect(progressLine(state, 1000)).toBe('[1/1] bridge: counting set-up 7, 1 s left')
  expect(progressLine(state, 9000)).toBe('[1/1] bridge: counting set-up 7')
})

test('on a narrow terminal the text gives way, never the time that is left', () => {
  const state = noteProgress(
    startProgress(3, 0),
    said(10, { text: 'round trips: set-up 4, CPU quiet 95 %' }),
    5000,
  )
  expect(progressLine(state, 5000, 100)).toBe(
    '[1/3] bridge: round trips: set-up 4, CPU quiet 95 % 10/40, 55 s left',
  )
  const narrow = progressLine(state, 5000, 40)
  expect(narrow).toBe('[1/3] bridge: round trips: s…, 55 s left')
  expect(narrow).toHaveLength(40)
})

test('at a terminal a test that begins is named, and the guess of the specs before it goes on', () => {
  const written: string[] = []
  const stream = { columns: 100, write: (text: string) => written.push(text) }
  const printer = new ProgressPrinter({ stream, live: true, planned: 2 })
  printer.begin('bridge', 'frames are switched, not routed')
  printer.end()
  expect(written[0]).toBe('\r\u001B[K[1/2] bridge: frames are switched, not routed')
  const state = noteProgress(
    finishSpec(startProgress(2, 0), 8000),
    said(0, { total: 0, text: 'a test' }),
    9000,
  )
  expect(progressLine(state, 10_000)).toBe('[2/2] bridge: a test, 6 s left')
})

test('without a terminal nothing but progress of the round trips is a line: the tests have theirs at the end', () => {
  const written: string[] = []
  const stream = { write: (text: string) => written.push(text) }
  const printer = new ProgressPrinter({ stream, live: false, planned: 1 })
  printer.begin('bridge', 'frames are switched, not routed')
  printer.note(said(1))
  printer.end()
  expect(written).toEqual([expect.stringMatching(/^\[1\/1\] bridge: measuring 1\/40.*\n$/)])
})

test('without a terminal a line breaks a silence of 20 s, with what was said last and was no line by itself', () => {
  let at = 0
  const written: string[] = []
  const stream = { write: (text: string) => written.push(text) }
  const printer = new ProgressPrinter({ stream, live: false, planned: 2, now: () => at })
  const lookAt = (ms: number): string[] => {
    at = ms
    printer.look()
    return written.splice(0)
  }
  // The set-up of the run says by itself what it does.
  expect(lookAt(60_000)).toEqual([])
  printer.begin('bridge', 'round trip')
  expect(lookAt(79_999)).toEqual([])
  expect(lookAt(80_000)).toEqual(['[1/2] bridge: round trip\n'])
  printer.note(said(0, { total: 0, text: 'counting set-up 2', etaMs: 40_000, onlyInSilence: true }))
  expect(lookAt(99_999)).toEqual([])
  expect(lookAt(100_000)).toEqual([expect.stringMatching(/^\[1\/2\] bridge: counting set-up 2, .* left\n$/)])
  at = 110_000
  printer.above(() => written.push('a test ended\n'))
  expect(lookAt(129_999)).toEqual(['a test ended\n'])
  expect(lookAt(130_000)).toHaveLength(1)
  printer.finishSpec()
  expect(lookAt(150_000)).toEqual([expect.stringMatching(/^\[2\/2\] starting/)])
  printer.finishSpec()
  expect(lookAt(300_000)).toEqual([])
  printer.end()
})

test('at a terminal the line that is written over is the only one, however long it is', () => {
  let at = 0
  const written: string[] = []
  const stream = { columns: 100, write: (text: string) => written.push(text) }
  const printer = new ProgressPrinter({ stream, live: true, planned: 1, now: () => at })
  printer.begin('bridge', 'round trip')
  at = 60_000
  printer.look()
  printer.end()
  expect(written.join('')).not.toContain('\n')
})
