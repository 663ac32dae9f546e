import type pc from 'picocolors'
import type { Status } from './rows.ts'

/** Colours or, where there are none, the identity. */
export type Paint = ReturnType<typeof pc.createColors>

/** Whether this run is to be painted, vitest's own lines with it. NO_COLOR wins; a CI job's page shows colours. */
export function wantsColour(env: NodeJS.ProcessEnv, isTTY: boolean, argv: readonly string[]): boolean {
  const { NO_COLOR, FORCE_COLOR, CI, TERM } = env
  if (NO_COLOR || argv.includes('--no-color')) return false
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return argv.includes('--color') || Boolean(CI) || (isTTY && TERM !== 'dumb')
}

/** The colour of a verdict. */
export function paintStatus(paint: Paint, status: Status): (text: string) => string {
  switch (status) {
    case 'pass':
      return paint.green
    case 'fail':
    case 'error':
      return paint.red
    case 'skip':
      return paint.dim
    case 'invalid':
    case 'inconclusive':
    case 'recorded':
    case 'no verdict':
    case 'skip, known':
      return paint.yellow
  }
}
