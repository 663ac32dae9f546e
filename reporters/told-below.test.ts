import type { RunnerTestFile } from 'vitest'
import { expect, test } from 'vitest'
import { hideToldBelow, isToldBelow } from './told-below.ts'

const failed = (...errors: object[]) => ({ type: 'test', result: { state: 'fail', errors } })

test('what could not be measured, and errors of the suite, are told below; a failed expectation and a crash are not', () => {
  expect(isToldBelow({ message: 'could not measure: macvlan: cost could not be measured' })).toBe(true)
  expect(isToldBelow({ message: 'inconclusive: bridge: subject' })).toBe(true)
  expect(isToldBelow({ message: 'tracer is gone', kind: 'could-not-measure' })).toBe(true)
  expect(isToldBelow({ message: 'bridge: the path is not as the spec says' })).toBe(false)
  expect(isToldBelow({ message: 'x is not a function' })).toBe(false)
})

test('only tests with nothing else to show are hidden, and they come back', () => {
  const quiet = failed({ message: 'could not measure: x' })
  const mixed = failed({ message: 'could not measure: x' }, { message: 'x is not a function' })
  const before = [quiet.result, mixed.result]
  const file = {
    type: 'suite',
    tasks: [{ type: 'suite', tasks: [quiet] }, mixed],
  } as unknown as RunnerTestFile
  const putBack = hideToldBelow([file])
  expect([quiet.result.state, mixed.result.state]).toEqual(['skip', 'fail'])
  putBack()
  expect([quiet.result, mixed.result]).toEqual(before)
  expect(quiet.result.state).toBe('fail')
})
