import type { RunReport } from '../baselines/report.ts'
import { blindText } from './blind-text.ts'
import { errorText, failureText } from './failures.ts'
import { lastLine, repeats } from './last-line.ts'
import { commandsOf, notesOf, skipNotesOf, tellsOf } from './notes.ts'
import type { Paint } from './paint.ts'
import { rowsOf } from './rows.ts'
import { errorLine, type RunError } from './run-error.ts'
import { modeTable } from './table.ts'
import { workloadsTable } from './workloads-table.ts'
import { labelled, wrap } from './wrap.ts'

export interface FinalInput {
  report: RunReport
  errors: RunError[]
  /** what the reporters themselves could not do */
  troubles: string[]
  /** why the exit code is what it is, from the gate */
  reasons: string[]
  width: number
  paint: Paint
}

/** All that stands at the end of a run: table of modes, workloads, notes, changes, errors, how to look and repeat, why the verdict is what it is. */
export function finalText(input: FinalInput): string {
  const { report, errors, troubles, reasons, width, paint } = input
  const rows = rowsOf(report.modes, errors, report.gate)
  const saidAbove = new Set([...errors.map(errorLine), ...troubles])
  const broken = new Set(errors.map(({ mode }) => mode))
  const decided = reasons.filter(
    (reason) => !saidAbove.has(reason) && !isSaidInFull(reason, report) && !isOfBroken(reason, broken),
  )
  const sections = [
    rows.length > 0 ? modeTable(rows, width, paint) : 'No mode was measured.',
    report.blindTo ? wrap(blindText(report.blindTo), width, '').join('\n') : '',
    workloadsTable(report.modes, width, paint),
    notesText(report, reasons, width, paint),
    failureText(report.modes, report.gate, width, paint),
    [
      errorText(errors, width, paint),
      ...troubles.map((one) => `${paint.red('ERROR')} ${wrap(one, width - 6, '  ').join('\n')}`),
    ]
      .filter((text) => text !== '')
      .join('\n'),
    commandsText(report, paint),
    decided.flatMap((reason) => wrap(`- ${reason}`, width, '  ')).join('\n'),
  ]
  return sections.filter((section) => section !== '').join('\n\n')
}

/** Do the notes or the failures tell it? What decides is told once. */
function isSaidInFull(reason: string, { modes }: RunReport): boolean {
  const sentence = reason.replace(/^not judged: /, '')
  return modes.some(({ verdicts }) =>
    verdicts.some((one) =>
      one.status === 'skip' ? tellsOf(reason, one) : one.status !== 'pass' && one.sentence === sentence,
    ),
  )
}

/** A mode that broke has no verdict because it broke. */
const isOfBroken = (reason: string, broken: ReadonlySet<string | null>): boolean =>
  broken.has(/^(\S+): no verdict in a gating class/.exec(reason)?.[1] ?? '')

/** What several modes have in common is told once. */
function notesText(report: RunReport, reasons: readonly string[], width: number, paint: Paint): string {
  const notes = report.modes.flatMap((mode) =>
    [...skipNotesOf(mode, reasons), ...notesOf(mode, report.gate)].map((note) => ({ mode: mode.mode, note })),
  )
  if (notes.length === 0) return ''
  const told = [...Map.groupBy(notes, ({ note }) => note)].map(([note, found]) => {
    const [first = '', ...more] = new Set(found.map(({ mode }) => mode))
    return more.length === 0
      ? { label: first, note }
      : { label: `${more.length + 1} modes`, note: `${note} (${[first, ...more].join(', ')})` }
  })
  const labelWidth = Math.max(...told.map(({ label }) => label.length))
  return [
    paint.bold('Notes'),
    ...told.flatMap(({ label, note }) => labelled(label, labelWidth, note, width)),
  ].join('\n')
}

/** Commands are never wrapped: they are there to be copied. */
function commandsText(report: RunReport, paint: Paint): string {
  const left = new Set(report.modes.flatMap(commandsOf))
  const repeat = repeats(report).filter((command) => !left.has(command))
  const section = (title: string, commands: string[]) =>
    commands.length > 0 ? [[paint.bold(title), ...commands.map((command) => `  ${command}`)].join('\n')] : []
  const shown = report.exitCode === 0 ? [] : section('Repeat', repeat)
  return [...section('Left standing; to look at it', [...left]), ...shown].join('\n\n')
}

/** The last line, in the colour of the exit code. */
export function lastLineText(report: RunReport, paint: Paint): string {
  const colour = report.exitCode === 0 ? paint.green : report.exitCode === 1 ? paint.red : paint.yellow
  return colour(lastLine(report))
}
