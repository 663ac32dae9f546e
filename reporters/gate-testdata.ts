import type { ModeReport, Verdict } from '../baselines/report.ts'
import { gate, type GateInput, type GateResult } from './gate.ts'

/** A mode that got these verdicts. */
export const report = (verdicts: Verdict[], more: Partial<ModeReport> = {}): ModeReport => ({
  mode: verdicts[0]?.mode ?? 'bridge',
  title: '',
  target: 'rack',
  verdicts,
  notes: [],
  ...more,
})

/** What the gate says of a run of these modes in which nothing else happened. */
export const run = (modes: ModeReport[], more: Partial<GateInput> = {}): GateResult =>
  gate({
    modes,
    errors: [],
    gateClasses: ['path', 'reachability', 'cost'],
    allowSkip: [],
    ci: false,
    interrupted: false,
    usageError: false,
    testsRun: 5,
    ...more,
  })
