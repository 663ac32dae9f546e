import type { Change, RunReport, Verdict } from '../baselines/report.ts'
import { blindText } from './blind-text.ts'
import { failuresOf } from './failures.ts'
import { exitMeaning, lastLine, repeats } from './last-line.ts'
import { notesOf, skipNotesOf, tellsOf } from './notes.ts'
import { type Row, rowsOf } from './rows.ts'
import type { RunError } from './run-error.ts'
import { workloadsTitle } from './workloads-table.ts'

/** The summary of a run for a pull request or a CI job. */
export function reportAsMarkdown(report: RunReport, errors: RunError[], reasons: string[]): string {
  const repeat = repeats(report)
  const sections = [
    `## skbench: ${exitMeaning[report.exitCode]} (exit code ${report.exitCode})`,
    aboutOf(report),
    reasons.map((reason) => `- ${escape(reason)}`).join('\n'),
    tableOf(report, errors),
    workloadsSection(report),
    failuresSection(report),
    notesSection(report, reasons),
    report.errors.length > 0
      ? `### Errors\n\n${report.errors.map((error) => `- ${escape(error)}`).join('\n')}`
      : '',
    repeat.length > 0 ? `### Repeat\n\n\`\`\`sh\n${repeat.join('\n')}\n\`\`\`` : '',
    withCode(lastLine(report)),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

/** Text that Markdown shows as it is, inside a table too. */
function escape(text: string): string {
  return text.replace(/[\\`*_|<>[\]#]/g, (mark) => `\\${mark}`).replace(/\s*\n\s*/g, ' ')
}

/** A command, or an option to be put before one. */
const toType = (() => {
  const word = String.raw`(?:'[^']*'|\\'|[^\s;'])+`
  const option = `SKBENCH_\\w+=${word}`
  return new RegExp(`((?:${option} )*npx vitest(?: ${word})*|${option}(?: ${option})*)`)
})()

/** A sentence with commands in it, which must be as they are to be copied. */
function withCode(text: string): string {
  return text
    .split(toType)
    .map((part, at) => (at % 2 === 1 ? `\`${part}\`` : escape(part)))
    .join('')
}

function aboutOf(report: RunReport): string {
  const subject = report.modes.find((mode) => mode.subject)?.subject
  const facts = subject ? `, kernel ${escape(subject.kernel)}, Docker ${escape(subject.docker)}` : ''
  const judged =
    report.against === report.target ? 'its own baselines' : `the baselines of ${escape(report.against)}`
  const minutes =
    report.seconds >= 60 ? `${(report.seconds / 60).toFixed(1)} min` : `${report.seconds.toFixed(0)} s`
  return `Target **${escape(report.target)}**${facts}; judged against ${judged}; ${report.gate.join(', ') || 'nothing'} decide; ${minutes}.`
}

function tableOf(report: RunReport, errors: RunError[]): string {
  const rows = rowsOf(report.modes, errors, report.gate)
  if (rows.length === 0) return 'No mode was measured.'
  const tables = [...Map.groupBy(rows, ({ unit }) => unit)].map(([unit, some]) => tableIn(unit, some))
  return [...tables, ...(report.blindTo ? [escape(blindText(report.blindTo))] : [])].join('\n\n')
}

function tableIn(unit: Row['unit'], rows: Row[]): string {
  const heads = [
    'mode',
    'verdict',
    'path',
    `RTT p50 ${unit}`,
    `p99 ${unit}`,
    `p50 on 2 CPUs ${unit}`,
    `added cost ${unit}`,
    `change to baseline ${unit}`,
    `smallest detectable ${unit}`,
  ]
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const body = rows.map((row) => {
    const verdict = row.status === 'pass' ? 'pass' : `**${row.verdict}**`
    const path = row.fingerprint === '-' ? '-' : `\`${row.fingerprint}\``
    return line([
      escape(row.mode),
      verdict,
      path,
      row.p50,
      row.p99,
      row.twoCpus,
      row.added,
      row.change,
      row.detectable,
    ])
  })
  return [line(heads), '|---|---|---|--:|--:|--:|--:|--:|--:|', ...body].join('\n')
}

function changesOf(title: string, changes: Change[]): string {
  if (changes.length === 0) return ''
  const rows = changes.map((one) => `| ${escape(one.where)} | ${escape(one.expected)} | ${escape(one.got)} |`)
  return `\n\n${[`| ${title} | expected | got |`, '|---|---|---|', ...rows].join('\n')}`
}

function failuresSection(report: RunReport): string {
  const failures = failuresOf(report.modes, report.gate).map((one) => {
    const head = `**${escape(one.mode)}, ${escape(one.what)}** (${one.class}): ${escape(one.sentence)}`
    return head + changesOf('changed', one.changes) + changesOf('differs beside it', one.beside ?? [])
  })
  return failures.length > 0 ? `### What changed\n\n${failures.join('\n\n')}` : ''
}

function workloadsSection({ modes }: RunReport): string {
  const rows = modes.flatMap(({ mode, workloads = [] }) =>
    workloads.map(({ workload, figures }) => `| ${[mode, workload, figures].map(escape).join(' | ')} |`),
  )
  if (rows.length === 0) return ''
  return [`### ${workloadsTitle}`, '', '| mode | workload | seen |', '|---|---|---|', ...rows].join('\n')
}

/** The reasons stand above, and most skips with them. */
function notesSection(report: RunReport, reasons: string[]): string {
  const isTold = (one: Verdict): boolean =>
    one.status === 'skip' && reasons.some((reason) => tellsOf(reason, one))
  const notes = report.modes.flatMap((mode) => {
    const untold = { ...mode, verdicts: mode.verdicts.filter((one) => !isTold(one)) }
    return [...skipNotesOf(untold, []), ...notesOf(untold, report.gate)].map(
      (note) => `- **${escape(mode.mode)}**: ${escape(note)}`,
    )
  })
  return notes.length > 0 ? `### Notes\n\n${notes.join('\n')}` : ''
}
