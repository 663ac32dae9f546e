import type pc from 'picocolors'
import type { Status } from './rows.ts'

/** Colours or, where there are none, the identity; picocolors decides from NO_COLOR, FORCE_COLOR, CI and the terminal. */
export type Paint = ReturnType<typeof pc.createColors>

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
