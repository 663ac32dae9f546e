import { setUpsNeeded } from './baseline.ts'

/** What of a cost's report tells how much was measured. */
interface Measured {
  clock?: 'virtual'
  setUps: number
  controlNs: { setUps: readonly number[] }
  subjectNs: { setUps: readonly number[] }
  addedNs: { setUps: readonly number[] }
  gated: readonly { verdict: string }[]
}

/** The fewest set-ups of a quantity, and how many its verdicts need, where that is more; null: there are enough. */
export function shortOfSetUps(report: Measured): { fewest: number; needed: number } | null {
  const { clock, setUps, controlNs, subjectNs, addedNs, gated } = report
  const fewest = Math.min(setUps, ...[controlNs, subjectNs, addedNs].map((each) => each.setUps.length))
  const needed = setUpsNeeded(
    clock,
    gated.map(({ verdict }) => verdict),
  )
  return fewest < needed ? { fewest, needed } : null
}
