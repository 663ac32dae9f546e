import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a file whole or not at all: beside it, then renamed. Synchronous, so that it also works while the process ends.
 * Returns the line that says why it could not, with the file as `shown`, or undefined.
 */
export function writeAtomically(file: string, shown: string, text: string): string | undefined {
  const beside = `${file}.${process.pid}.tmp`
  return attempt(shown, () => {
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(beside, text)
      renameSync(beside, file)
    } catch (error) {
      rmSync(beside, { force: true })
      throw error
    }
  })
}

/** Adds text to the end of a file; the line that says why it could not, or undefined. */
export function appendSafely(file: string, text: string): string | undefined {
  return attempt(file, () => appendFileSync(file, text))
}

function attempt(shown: string, write: () => void): string | undefined {
  try {
    write()
    return undefined
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return `${shown} could not be written (${code}): make its place a writable directory with space left, then run again`
  }
}
