import type { ExitCode } from './last-line.ts'

/** The verdict of the run; undefined while there is none. */
let decided: ExitCode | undefined
let interrupted = false
let watching = false

/** What decides when two things happened: an interrupted run and a wrong option before a change, a change before "could not measure". */
const severity: readonly ExitCode[] = [0, 2, 1, 3, 130]

/** The more severe of two exit codes. */
export function worse(one: ExitCode, other: ExitCode): ExitCode {
  return severity.indexOf(one) >= severity.indexOf(other) ? one : other
}

/**
 * The exit code a process leaves with. vitest sets 1 for its own reasons before and after the verdict (a failed test of a
 * class that does not gate, an error in the global set-up, in closing), and 1 means "a gating class changed" here.
 * `code`: what the process was about to leave with.
 */
export function finalExitCode(
  verdict: ExitCode | undefined,
  wasInterrupted: boolean,
  code: number,
): ExitCode {
  if (wasInterrupted || code > 128) return 130
  if (verdict === undefined) return code === 3 ? 3 : 2
  return verdict === 0 && code !== 0 ? 2 : verdict
}

/** Lays down the verdict, or makes it worse: never better. */
export function decide(code: ExitCode): ExitCode {
  decided = worse(decided ?? 0, code)
  process.exitCode = decided
  return decided
}

/**
 * From now on the process leaves with the verdict, and without one with 2 or 130, whatever else sets its exit code.
 * `onExit` gets that code while the process ends, and can only do what is synchronous.
 */
export function guardExitCode(onExit: (final: ExitCode, verdict: ExitCode | undefined) => void): void {
  if (watching) return
  watching = true
  const interrupt = () => {
    interrupted = true
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  process.once('exit', (code) => {
    const final = finalExitCode(decided, interrupted, code)
    process.exitCode = final
    try {
      onExit(final, decided)
    } catch (error) {
      console.error(`skbench: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = worse(final, 2)
    }
  })
}
