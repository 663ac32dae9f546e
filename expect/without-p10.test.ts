import { expect, test } from 'vitest'
import { judgeCost } from './judge-cost.ts'
import { costBaseline, costObservation, costReport, foundCost, quantity } from './testdata.ts'

const { subjectNs, gated } = costReport()
const counted = costReport({ clock: 'virtual', subjectNs: { ...subjectNs, p10SetUps: subjectNs.setUps } })
const old = costBaseline.boots[0]!
const withP10 = { ...old, bootId: 'boot-0', subjectP10Ns: old.subjectNs }
const baselineOf = (...boots: (typeof old)[]) => ({ ...foundCost, baseline: { ...costBaseline, boots } })
const notesOf = (more: Parameters<typeof costObservation>[0]): string[] =>
  judgeCost(costObservation({ report: counted, ...more })).notes

test('that a baseline has no 10 % quantile is a note, with the way to record it that keeps a "before"', () => {
  const again =
    'record it again with -u before anything is changed: once it is, -u would record the new state'
  const note = `the baseline has no 10 % quantile, so that is not judged; to have it judged ${again}`
  expect(notesOf({ baseline: baselineOf(old) })).toEqual([note])
  expect(notesOf({ baseline: baselineOf(withP10, old) })).toEqual([note])
  expect(notesOf({ subject: { kernel: '6.12.1', docker: '26.1.5' } })).toEqual([
    expect.stringMatching(
      /to have it judged go back to kernel 6\.1\.0 and record it there with -u: -u here would record the new state$/,
    ),
  ])
})

test('there is none where it was judged, nor where the run takes none, as with ciphers and in time', () => {
  const judged = { ...counted, gated: [...gated, quantity('subject p10', 10_900, 0, 'pass')] }
  expect(notesOf({ baseline: baselineOf(withP10), report: judged })).toEqual([])
  expect(notesOf({ report: costReport({ clock: 'virtual' }) })).toEqual([])
  expect(notesOf({ report: costReport() })).toEqual([])
})
