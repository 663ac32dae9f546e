import type { UpdateState } from '../baselines/observation.ts'
import type { ModeReport, RunReport, Verdict, VerdictClass } from '../baselines/report.ts'
import { isAllowed, isAllowedCost, missesReason } from './allowed-skip.ts'
import { judgeRun } from './run-level.ts'
import { unprovenPasses } from './unproven.ts'

export interface GateInput {
  modes: ModeReport[]
  /** what broke without being a verdict, one line each */
  errors: string[]
  gateClasses: VerdictClass[]
  /** 'mode', or 'mode:reason' where the reason is part of the skip's */
  allowSkip: string[]
  ci: boolean
  interrupted: boolean
  /** the errors are of usage or configuration */
  usageError: boolean
  /** tests that passed or failed */
  testsRun: number
  /** vitest's update state; with 'all', recording is what was asked for */
  update?: UpdateState
  /** gated quantities planned before the run; at least those that were measured */
  plannedQuantities?: number
  /** probability of any false alarm in the run */
  alpha?: number
}

export interface GateResult {
  exitCode: RunReport['exitCode']
  /** one sentence for each thing that decided, and for what was not judged */
  reasons: string[]
  /** the modes with the verdicts of the whole run: A/A, Holm, causes. The report shows these */
  modes: ModeReport[]
}

interface Finding {
  code: RunReport['exitCode']
  reason: string
}

/** Least severe first: the most severe wins. */
const severity: readonly RunReport['exitCode'][] = [0, 2, 1, 3, 130]

function findingOf(verdict: Verdict, input: GateInput): Finding[] {
  const decides = input.gateClasses.includes(verdict.class)
  switch (verdict.status) {
    case 'pass':
      return []
    case 'fail':
      return decides ? [{ code: 1, reason: verdict.sentence }] : []
    case 'inconclusive':
    case 'invalid':
      if (!decides) return []
      return verdict.class === 'cost' && isAllowedCost(verdict, input.allowSkip)
        ? [{ code: 0, reason: `not judged, as SKBENCH_ALLOW_SKIP permits: ${verdict.sentence}` }]
        : [{ code: 2, reason: verdict.sentence }]
    case 'recorded':
      return decides ? [{ code: 0, reason: `not judged: ${verdict.sentence}` }] : []
    case 'skip':
      if (verdict.lacks?.length)
        return [
          {
            code: 0,
            reason: `${verdict.mode} skipped, as its kernel, engine or target lacks what it needs: ${verdict.reason}${missesReason(verdict, input.allowSkip)}`,
          },
        ]
      // whatever its class: a mode that is skipped is not measured at all
      return isAllowed(verdict, input.allowSkip)
        ? [
            {
              code: 0,
              reason: verdict.known?.length
                ? verdict.sentence
                : `${verdict.mode} skipped, as SKBENCH_ALLOW_SKIP permits: ${verdict.reason}`,
            },
          ]
        : [
            {
              code: 2,
              reason: `${verdict.mode} skipped: ${verdict.reason}; SKBENCH_ALLOW_SKIP=${verdict.mode} permits it${missesReason(verdict, input.allowSkip)}`,
            },
          ]
  }
}

function findingsOfMode(report: ModeReport, input: GateInput): Finding[] {
  const unproven = unprovenPasses(report).map((reason): Finding => ({ code: 2, reason }))
  // Of an interrupted run the notes tell it.
  const open = input.interrupted ? [] : (report.unfinished ?? [])
  const found = [
    ...report.verdicts.flatMap((verdict) => findingOf(verdict, input)),
    ...unproven,
    ...open.map((test): Finding => ({ code: 2, reason: `${report.mode}: its test '${test}' did not end` })),
  ]
  const judged = report.verdicts.some(
    ({ class: name, status }) => status === 'skip' || input.gateClasses.includes(name),
  )
  if (judged) return found
  const classes = input.gateClasses.join(', ')
  return [
    ...found,
    { code: 2, reason: `${report.mode}: no verdict in a gating class (${classes}): nothing was asserted` },
  ]
}

const wasSkipped = ({ verdicts }: ModeReport): boolean =>
  verdicts.length > 0 && verdicts.every(({ status }) => status === 'skip')

/** What the run lacks as a whole. Without a passed verdict in a gating class nothing is proved. */
function findingsOfRun(modes: ModeReport[], input: GateInput): Finding[] {
  const { gateClasses, testsRun, update, ci, errors } = input
  if (gateClasses.length === 0) return [{ code: 2, reason: 'no class gates: nothing can decide' }]
  const verdicts = modes.flatMap((mode) => mode.verdicts)
  if (modes.length > 0 && modes.every(wasSkipped))
    return [{ code: 2, reason: 'nothing was measured: every mode was skipped' }]
  // What broke is why.
  if (testsRun === 0 && errors.length > 0) return []
  if (testsRun === 0)
    return [{ code: 2, reason: 'no test ran: the filter matches nothing, or nothing is there to run' }]
  if (modes.length === 0)
    return [{ code: 2, reason: 'no mode was measured: the tests that ran left no verdict' }]
  const deciding = verdicts.filter(({ class: name }) => gateClasses.includes(name))
  if (deciding.some(({ status }) => status !== 'recorded' && status !== 'skip')) return []
  const recorded = deciding.some(({ status }) => status === 'recorded')
  if (recorded && update === 'all') return []
  if (recorded)
    return [
      {
        code: 2,
        reason: `nothing was judged: baselines were only recorded${ci ? '' : '; run the same again'}`,
      },
    ]
  return []
}

/**
 * The exit code of a run and why: 130 interrupted, 3 usage, 1 a gating class changed, 2 could not measure, 0 pass. The
 * most severe wins. Pure.
 */
export function gate(input: GateInput): GateResult {
  const { modes, reasons } = judgeRun(input.modes, input.plannedQuantities, input.alpha)
  const costGates = input.gateClasses.includes('cost')
  const findings: Finding[] = [
    ...(input.interrupted ? [{ code: 130, reason: 'the run was interrupted' } as const] : []),
    ...input.errors.map((reason): Finding => ({ code: input.usageError ? 3 : 2, reason })),
    ...(input.usageError && input.errors.length === 0
      ? [{ code: 3, reason: 'an option or the configuration is wrong' } as const]
      : []),
    ...reasons.map((reason): Finding => ({ code: costGates ? 2 : 0, reason })),
    ...modes.flatMap((mode) => findingsOfMode(mode, input)),
    ...findingsOfRun(modes, input),
  ]
  const rank = ({ code }: Finding): number => severity.indexOf(code)
  const sorted = findings.toSorted((a, b) => rank(b) - rank(a))
  return {
    exitCode: sorted[0]?.code ?? 0,
    reasons: [...new Set(sorted.map(({ reason }) => reason))],
    modes,
  }
}
