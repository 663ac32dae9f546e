import './index.ts'
import { expect, test } from 'vitest'
import type { ExactBaseline } from '../baselines/schema.ts'
import {
  bridgePath,
  costObservation,
  costReport,
  exactBaseline,
  missingCost,
  missingExact,
  pathObservation,
  quantity,
  reachObservation,
} from './testdata.ts'

const reaching = (
  more: Parameters<typeof reachObservation>[0],
): { reach(peer: string): Promise<ReturnType<typeof reachObservation>> } => ({
  reach: () => Promise.resolve(reachObservation(more)),
})

test('verdicts are left in the metadata of the test, beside what is there', async ({ task }) => {
  task.meta.skbench = { mode: 'bridge', title: 'a bridge', verdicts: [], notes: [] }
  expect(pathObservation()).toTakePath(bridgePath)
  expect(pathObservation()).toCall({ br_forward: 'on the path' })
  expect(pathObservation()).not.toCall({ ip_forward: 'on the path' })
  await expect(reaching({})).toReach('server')
  await expect(reaching({ reached: false })).not.toReach('server')
  expect(costObservation()).toStayWithinBaseline()
  expect(task.meta.skbench.title).toBe('a bridge')
  expect(task.meta.skbench.verdicts.map(({ what }) => what)).toEqual([
    'path',
    'path since the baseline',
    'functions',
    'drops',
    'platform',
    'calls of br_forward',
    'calls of ip_forward',
    'client reaches server',
    'client does not reach server',
    'control',
    'subject',
    'added cost',
  ])
})

test('a failure throws its sentence and its table, and is left too', ({ task }) => {
  const judge = (): void => expect(pathObservation()).toTakePath({ request: bridgePath.request, reply: {} })
  expect(judge).toThrow(
    /^bridge: the path is not as the spec says in 8 rows of 16: .* and 7 more\n\n {2}request\n/,
  )
  expect(task.meta.skbench?.verdicts[0]?.status).toBe('fail')
})

test('what could not be measured fails the test in these words, under .not too', async () => {
  const invalid = {
    state: 'invalid',
    mode: 'bridge',
    target: 'rack',
    reason: 'lost events',
    attempts: 1,
  } as const
  expect(() => expect(invalid).toTakePath(bridgePath)).toThrow(
    /^could not measure: bridge: path could not be measured: lost events/,
  )
  expect(() => expect(invalid).not.toCall({ ip_forward: 0 })).toThrow(/^could not measure: /)
  await expect(
    expect(reaching({ reached: false, listenerAnswers: false })).not.toReach('server'),
  ).rejects.toThrow(/^could not measure: /)
  const noisy = costReport({ aa: { differenceNs: 300, halfWidthNs: 20, boundNs: 100, withinBounds: false } })
  expect(() => expect(costObservation({ report: noisy })).toStayWithinBaseline()).toThrow(
    /^inconclusive: bridge: /,
  )
})

test('a path that a "before" lacks does not end the test: what it asserts next may be a change', ({
  task,
}) => {
  const baseline = { ...missingExact, mustStand: true }
  expect(pathObservation({ baseline })).toTakePath(bridgePath)
  expect(() => expect(pathObservation({ baseline })).toCall({ br_forward: 0 })).toThrow(/br_forward/)
  expect(task.meta.skbench?.verdicts.map(({ status }) => status)).toEqual(['pass', 'invalid', 'fail'])
})

test('a failure comes before what is inconclusive', () => {
  const gated = [
    quantity('control', 6400, 0, 'pass'),
    quantity('subject', 10900, 190, 'inconclusive'),
    quantity('added cost', 4500, 700, 'fail'),
  ]
  expect(() => expect(costObservation({ report: costReport({ gated }) })).toStayWithinBaseline()).toThrow(
    /^bridge: added cost .*\ninconclusive: /,
  )
})

test('a first record does not fail the test; the baseline is written once', () => {
  const written: unknown[] = []
  const record = (fresh: unknown): string => `${written.push(fresh)}`
  expect(pathObservation({ baseline: { ...missingExact, record } })).toTakePath(bridgePath)
  expect(costObservation({ baseline: { ...missingCost, record } })).toStayWithinBaseline()
  expect(written).toEqual([exactBaseline satisfies ExactBaseline, expect.objectContaining({ kind: 'cost' })])
})

test('a platform that differs does not fail the test: the gate decides', ({ task }) => {
  expect(pathObservation({ platform: {} })).toTakePath(bridgePath)
  expect(task.meta.skbench?.verdicts.at(-1)).toMatchObject({ class: 'platform', status: 'fail' })
})

test('.not is refused where it means nothing, and so is another object', () => {
  expect(() => expect(pathObservation()).not.toTakePath(bridgePath)).toThrow(/toTakePath has no \.not/)
  expect(() => expect(costObservation()).not.toStayWithinBaseline()).toThrow(/has no \.not/)
  expect(() => expect(undefined).toTakePath(bridgePath)).toThrow(
    /judges the observation of a path, and got undefined/,
  )
})
