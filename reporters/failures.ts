import type { Change, FailVerdict, ModeReport, VerdictClass } from '../baselines/report.ts'
import { withoutMode } from './notes.ts'
import type { Paint } from './paint.ts'
import { errorLine, type RunError } from './run-error.ts'
import { wrap } from './wrap.ts'

const indent = '  '

/** Every change that decides: what it is, expected and got, and the subject and platform facts that differ beside it. */
export function failureText(modes: ModeReport[], gate: VerdictClass[], width: number, paint: Paint): string {
  return failuresOf(modes, gate)
    .map((one) => oneFailure(one, width, paint))
    .join('\n\n')
}

/** The changes that decide. What else differs stays with the last of a mode's changes that have it in common: once is enough. */
export function failuresOf(modes: ModeReport[], gate: VerdictClass[]): FailVerdict[] {
  return modes.flatMap(({ verdicts }) => {
    const failed = verdicts.flatMap((one) => (one.status === 'fail' && gate.includes(one.class) ? [one] : []))
    return failed.map((one, at): FailVerdict => {
      const next = failed[at + 1]
      if (next === undefined || JSON.stringify(next.beside) !== JSON.stringify(one.beside)) return one
      return { ...one, beside: [] }
    })
  })
}

/** The errors of the run, one paragraph each. */
export function errorText(errors: RunError[], width: number, paint: Paint): string {
  return errors
    .map((error) => `${paint.red('ERROR')} ${wrap(errorLine(error), width - 6, indent).join('\n')}`)
    .join('\n')
}

function oneFailure(verdict: FailVerdict, width: number, paint: Paint): string {
  const head = wrap(
    `${verdict.mode}, ${verdict.what} (${verdict.class}): ${withoutMode(verdict.sentence, verdict.mode)}`,
    width - 5,
    indent,
  ).join('\n')
  const beside = verdict.beside ?? []
  const lines = [`${paint.red('FAIL')} ${head}`, ...changeTable(verdict.changes, width)]
  if (beside.length > 0)
    lines.push(`${indent}What else differs from the baseline:`, ...changeTable(beside, width))
  return lines.join('\n')
}

/** Changes in three columns; where they are too wide, the place stands on a line of its own. */
export function changeTable(changes: Change[], width: number): string[] {
  if (changes.length === 0) return []
  const rows = [{ where: '', expected: 'expected', got: 'got' }, ...changes]
  const widest = (key: keyof Change) => Math.max(...rows.map((row) => row[key].length))
  const [where, expected] = [widest('where'), widest('expected')]
  if (indent.length * 3 + where + expected + widest('got') <= width) {
    return rows.map(
      (row) =>
        `${indent}${row.where.padEnd(where)}${indent}${row.expected.padEnd(expected)}${indent}${row.got}`,
    )
  }
  return changes.flatMap((row) => [
    `${indent}${row.where}`,
    `${indent}${indent}expected ${row.expected}`,
    `${indent}${indent}got      ${row.got}`,
  ])
}
