import type { ModeReport, VerdictClass } from '../baselines/report.ts'
import type { Subject } from '../baselines/schema.ts'

/** What one test found of its mode: `task.meta.skbench`. The reporters merge the parts of a mode in order. */
export type ModePart = Partial<ModeReport> & Pick<ModeReport, 'mode' | 'verdicts'>

/** How far a mode is: `recordArtifact(task, progress)`. `text` names the stage; where there is no `total` it may count by itself. */
export interface ProgressArtifact {
  type: 'skbench:progress'
  mode: string
  done: number
  total: number
  text: string
  /** ms until this mode is done, where the test knows better than done / total */
  etaMs?: number
  /** without a terminal it is no line by itself, and is told where nothing was said for a while */
  onlyInSilence?: true
}

/** Facts of the run that no single test knows: `project.provide('runFacts', facts)` in a project's global set-up. */
export interface RunFacts {
  target: string
  /** what to give `--project` to get this target again; default: the project that ran, which is no good where 'auto' chose */
  project?: string
  /** why this target, in one line */
  picked: string
  /** the target whose baselines judge */
  against: string
  /** as a person would type it */
  baselinesDir: string
  subject: Subject
  /** the classes that decide */
  gate: VerdictClass[]
  /** modes, or `mode:reason`, whose skip does not count */
  allowSkip: string[]
  /** gated quantities that this target's specs plan: three for each mode with a cost, four where costs are instructions */
  plannedQuantities: number
  /** how to get the other targets, one line each */
  others: string[]
  /** null: the engine does not know it */
  imageBytes: number | null
  /** such as "CI without --project: the target depends on what is installed here" */
  warnings: string[]
  /** what the virtual clock of its costs cannot see; absent where they are time */
  blindTo?: string[]
}

const progressKey = Symbol('skbench:progress')

declare module 'vitest' {
  interface TaskMeta {
    skbench?: ModePart
  }
  interface ProvidedContext {
    /** of the project, relative to the root */
    specs: string[]
    runFacts: RunFacts
    /** one line; the run could not begin */
    runFailure: string
  }
  interface TestArtifactRegistry {
    [progressKey]: ProgressArtifact
  }
}
