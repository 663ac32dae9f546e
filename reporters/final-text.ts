import type { RunReport } from '../baselines/report.ts'
import { errorText, failureText } from './failures.ts'
import { lastLine } from './last-line.ts'
import { commandsOf, notesOf } from './notes.ts'
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
  const sentences = saidInFull(report)
  const decided = reasons.filter(
    (reason) => !saidAbove.has(reason) && !sentences.has(reason.replace(/^not judged: /, '')),
  )
  const sections = [
    rows.length > 0 ? modeTable(rows, width, paint) : 'No mode was measured.',
    workloadsTable(report.modes, width, paint),
    notesText(report, width, paint),
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

/** Sentences of verdicts that the notes or the failures tell: what decides is told once. */
function saidInFull({ modes }: RunReport): Set<string> {
  const verdicts = modes.flatMap((mode) => mode.verdicts)
  return new Set(verdicts.filter(({ status }) => status !== 'pass').map(({ sentence }) => sentence))
}

function notesText(report: RunReport, width: number, paint: Paint): string {
  const notes = report.modes.flatMap((mode) =>
    notesOf(mode, report.gate).map((note) => ({ mode: mode.mode, note })),
  )
  if (notes.length === 0) return ''
  const labelWidth = Math.max(...notes.map(({ mode }) => mode.length))
  return [
    paint.bold('Notes'),
    ...notes.flatMap(({ mode, note }) => labelled(mode, labelWidth, note, width)),
  ].join('\n')
}

/** Commands are never wrapped: they are there to be copied. */
function commandsText(report: RunReport, paint: Paint): string {
  const left = new Set(report.modes.flatMap(commandsOf))
  const repeat = report.commands.filter((command) => !left.has(command))
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
