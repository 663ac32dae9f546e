import type { RunnerTask, RunnerTestFile } from 'vitest'

/** What `expect/` begins the message of an error with that is no failure. */
const couldNotTell = /^(could not measure|inconclusive): /

/**
 * An error that the end of the run tells in a line of its own. A code frame of the spec explains none of them: the spec is
 * right, and the machine, the engine or a file is not.
 */
export function isToldBelow(error: { message?: unknown; kind?: unknown }): boolean {
  if (typeof error.kind === 'string') return true
  return typeof error.message === 'string' && couldNotTell.test(error.message)
}

/** Takes tests whose errors are all told below out of the failures that vitest prints; what it returns puts them back. */
export function hideToldBelow(files: readonly RunnerTestFile[]): () => void {
  const restore: (() => void)[] = []
  const visit = (task: RunnerTask): void => {
    if (task.type === 'suite') {
      task.tasks.forEach(visit)
      return
    }
    const { result } = task
    if (result?.state !== 'fail' || !result.errors?.length || !result.errors.every(isToldBelow)) return
    task.result = { ...result, state: 'skip', errors: [] }
    restore.push(() => (task.result = result))
  }
  files.forEach((file) => file.tasks.forEach(visit))
  return () => {
    for (const put of restore.splice(0)) put()
  }
}
