import { expect, test } from 'vitest'
import { labelled, wrap } from './wrap.ts'

test('no line is longer than the width, and a long word stays whole', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four'])
  expect(wrap('see https://example.org/a/long/one now', 12, '  ')).toEqual([
    'see',
    '  https://example.org/a/long/one',
    '  now',
  ])
  expect(wrap('', 10)).toEqual([''])
})

test('text hangs under itself after its label', () => {
  expect(labelled('bridge', 8, 'the budget ended first', 32)).toEqual([
    '  bridge    the budget ended',
    '            first',
  ])
})
