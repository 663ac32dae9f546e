import { expect, test } from 'vitest'
import { finalExitCode, worse } from './exit-code.ts'

test('the most severe wins', () => {
  expect([worse(0, 2), worse(2, 1), worse(1, 3), worse(3, 130), worse(1, 0)]).toEqual([2, 1, 3, 130, 1])
})

test('a verdict stays, whatever vitest sets for its own reasons', () => {
  expect([
    finalExitCode(0, false, 0),
    finalExitCode(1, false, 1),
    finalExitCode(2, false, 1),
    finalExitCode(3, false, 1),
  ]).toEqual([0, 1, 2, 3])
})

test('nothing makes a change a pass, and what fails after a pass is no pass', () => {
  expect(finalExitCode(1, false, 0)).toBe(1)
  expect(finalExitCode(0, false, 1)).toBe(2)
})

test('without a verdict it is never 0, nor 1, which means "changed"; an end on purpose keeps its code', () => {
  expect([0, 1, 2, 3, 7].map((code) => finalExitCode(undefined, false, code))).toEqual([2, 2, 2, 3, 2])
})

test('a signal is 130', () => {
  expect([
    finalExitCode(undefined, true, 0),
    finalExitCode(0, true, 0),
    finalExitCode(undefined, false, 143),
  ]).toEqual([130, 130, 130])
})
