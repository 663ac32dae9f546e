import { quietFloor } from './quiet.ts'
import { reasonToRefuse } from './refusal.ts'
import { type SetUpSample, type SetUpSummary, summarizeSetUp, type ValidSetUp } from './set-up.ts'

export interface RunSummary {
  valid: ValidSetUp[]
  invalidSetUps: { index: number; reason: string }[]
  /** of all chunks, those of invalid set-ups included; 0 when nothing was measured */
  keptShare: number
  /** null when every set-up came summarised, or no spin was usable */
  floorNs: number | null
}

/** All spins of the set-ups, ns, those that are no positive numbers left out: their set-up is invalid by itself. */
export function spinsOf(setUps: readonly (SetUpSample | SetUpSummary)[]): number[] {
  return setUps
    .flatMap((setUp) => ('rounds' in setUp ? setUp.rounds : []))
    .flatMap((round) => [...round.control, ...round.controlAgain, ...round.subject])
    .flatMap((chunk) => [chunk.spinBeforeNs, chunk.spinAfterNs])
    .filter((spin) => Number.isFinite(spin) && spin > 0)
}

/**
 * Summarises every set-up against one floor: the quiet floor of the whole run so far. The floor can fall as the run
 * goes on, so set-ups are best given as measured, and all of them each time.
 * @param floorNs overrides the run's own floor
 */
export function summarizeRun(setUps: readonly (SetUpSample | SetUpSummary)[], floorNs?: number): RunSummary {
  const spins = spinsOf(setUps)
  const floor = floorNs ?? (spins.length === 0 ? null : quietFloor(spins))
  const summaries = setUps.map((setUp) =>
    'rounds' in setUp ? summarizeSetUp(setUp, floor ?? 0) : checked(setUp),
  )
  const chunks = summaries.reduce((sum, summary) => sum + summary.chunks, 0)
  const kept = summaries.reduce((sum, summary) => sum + summary.keptChunks, 0)
  return {
    valid: summaries.filter((summary) => summary.state === 'valid'),
    invalidSetUps: summaries.flatMap((summary, index) =>
      summary.state === 'invalid' ? [{ index, reason: summary.reason }] : [],
    ),
    keptShare: chunks === 0 ? 0 : kept / chunks,
    floorNs: floor,
  }
}

/** A summary that came from elsewhere is believed only when its values are numbers. */
function checked(summary: SetUpSummary): SetUpSummary {
  if (summary.state === 'invalid') return summary
  const { controlNs, controlAgainNs, subjectNs, addedNs, againNs, p99Ns, keptChunks, chunks } = summary
  const values = [
    controlNs,
    controlAgainNs,
    subjectNs,
    addedNs,
    againNs,
    p99Ns.control,
    p99Ns.subject,
    p99Ns.added,
    ...Object.values(summary.p10Ns ?? {}),
  ]
  const reason = reasonToRefuse('values of the set-up', values)
  return reason === null ? summary : { state: 'invalid', reason, keptChunks, chunks }
}
