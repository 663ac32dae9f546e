// Starting other programs, and what the set-up says while it does.
import { spawn, spawnSync } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the repository. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** One plain line of the set-up. */
export const say = (text) => console.log(`set-up: ${text}`)

/** An end of the set-up that a person can do something about; its message is one line with the remedy. */
export class SetupError extends Error {
  constructor(message, exitCode = 3) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Output of a short command; undefined where it is missing or fails. */
export function output(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', ...options })
  return status === 0 ? stdout.trim() : undefined
}

/** Runs a command in the foreground; resolves to its exit code, 128 + n when signal n ended it. */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: repository, ...options })
    // Ctrl-C reaches the child as well: it decides when to end, and we with it
    const wait = () => undefined
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', wait)
    process.on('SIGTERM', pass)
    const end = (code) => {
      process.off('SIGINT', wait)
      process.off('SIGTERM', pass)
      done(code)
    }
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      end(127)
    })
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/** Runs a set-up's `main` and turns a SetupError into its line and exit code. */
export async function finish(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(`set-up: ${error.message}`)
    process.exitCode = error.exitCode
  }
}
