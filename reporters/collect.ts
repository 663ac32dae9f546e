import type { ModeReport } from '../baselines/report.ts'
import type { ModePart } from './channel.ts'
import { mergeParts } from './merge.ts'
import type { RunError } from './run-error.ts'
import { type ErrorRecord, modeOfFile, type SpecRecord, type TestRecord } from './spec-record.ts'

/** All that a run found, before it is judged. */
export interface Collected {
  modes: ModeReport[]
  errors: RunError[]
  /** tests that passed or failed */
  testsRun: number
  /** `<target> <mode>` -> its spec, for the command that repeats it */
  specs: Map<string, { project: string; file: string }>
}

/** `filtered`: the person asked for some tests only, so that a spec without a test that ran is no surprise. */
export function collect(
  specs: SpecRecord[],
  unhandled: ErrorRecord[],
  options: { filtered: boolean },
): Collected {
  const found = specs.flatMap((spec) =>
    spec.tests.flatMap((test) => partsOf(spec, test).map((part) => ({ target: spec.target, spec, part }))),
  )
  const byMode = new Map(specs.map((spec) => [`${spec.target} ${modeOfFile(spec.file)}`, spec]))
  for (const { target, part, spec } of found) byMode.set(`${target} ${part.mode}`, spec)
  const modes = mergeParts(found).map((mode) => {
    const unfinished = specs.filter((spec) => spec.target === mode.target).flatMap(unfinishedOf(mode.mode))
    return unfinished.length > 0 ? { ...mode, unfinished } : mode
  })
  return {
    modes,
    errors: [
      ...specs.flatMap((spec) => errorsOf(spec, options.filtered)),
      ...unhandled.map((one) => runError(one, '', '', null)),
      ...equalModes(found),
    ],
    testsRun: specs.flatMap((spec) => spec.tests).filter(didRun).length,
    specs: new Map([...byMode].map(([key, { project, file }]) => [key, { project, file }])),
  }
}

/** Two files of one mode are one row and one baseline: its numbers are of both, and of neither. */
function equalModes(found: { target: string; spec: SpecRecord; part: ModePart }[]): RunError[] {
  const fileOf = new Map<string, string>()
  const errors = found.flatMap(({ target, spec: { file }, part: { mode } }) => {
    const first = fileOf.get(`${target} ${mode}`) ?? file
    fileOf.set(`${target} ${mode}`, first)
    const message = `${first} is of mode '${mode}' too: change mode: in one of them`
    return first === file ? [] : [{ target, mode, where: file, message, usage: true }]
  })
  return [...new Map(errors.map((error) => [error.where, error])).values()]
}

/** Mode of a test: what it says, else what another test of its file says, else the name of the file. */
function modeOf(spec: SpecRecord, test?: TestRecord): string {
  return test?.part?.mode ?? spec.tests.find((one) => one.part)?.part?.mode ?? modeOfFile(spec.file)
}

/** Names of the tests of this mode that did not end: the run was interrupted. */
const unfinishedOf =
  (mode: string) =>
  (spec: SpecRecord): string[] =>
    spec.tests
      .filter((test) => test.state === 'pending' && modeOf(spec, test) === mode)
      .map((test) => test.name)

/** A skip that gave a reason and no verdict of its own still is one: else nobody would count it. */
function partsOf(spec: SpecRecord, test: TestRecord): ModePart[] {
  const { part, reason } = test
  if (test.state !== 'skipped' || reason === null || part?.verdicts.some((one) => one.status === 'skip'))
    return part ? [part] : []
  const mode = modeOf(spec, test)
  const skip = {
    class: 'reachability',
    mode,
    what: test.name,
    sentence: `skipped: ${reason}`,
    status: 'skip',
    reason,
  } as const
  return [{ ...part, mode, verdicts: [...(part?.verdicts ?? []), skip] }]
}

function didRun(test: TestRecord): boolean {
  return test.state === 'passed' || test.state === 'failed'
}

function errorsOf(spec: SpecRecord, filtered: boolean): RunError[] {
  const ofTests = spec.tests.flatMap((test) =>
    test.errors
      .filter((error) => test.state === 'failed' && !isVerdict(test, error))
      .map((error) => runError(error, spec.target, test.name, modeOf(spec, test))),
  )
  const ofFile = spec.errors.map((error) => runError(error, spec.target, spec.file, modeOf(spec)))
  const errors = [...ofTests, ...ofFile]
  const silent = spec.tests.find(
    (test) => test.state === 'failed' && test.errors.length === 0 && !test.part?.verdicts.length,
  )
  if (silent)
    errors.push(
      runError(
        { name: '', message: 'failed without an error', kind: null },
        spec.target,
        silent.name,
        modeOf(spec, silent),
      ),
    )
  if (
    errors.length === 0 &&
    spec.finished &&
    !filtered &&
    !spec.tests.some(didRun) &&
    !spec.tests.some((test) => partsOf(spec, test).length)
  ) {
    errors.push(
      runError(
        { name: '', message: 'none of its tests ran', kind: null },
        spec.target,
        spec.file,
        modeOf(spec),
      ),
    )
  }
  return errors
}

/** An error that says what a verdict of its own test says is that verdict; any other is one more thing to say. */
function isVerdict(test: TestRecord, error: ErrorRecord): boolean {
  return (test.part?.verdicts ?? []).some(
    (one) => one.status !== 'pass' && error.message.includes(one.sentence.replace(/\s*\n\s*/g, ' ').trim()),
  )
}

function runError(error: ErrorRecord, target: string, where: string, mode: string | null): RunError {
  return { target, mode, where, message: error.message, usage: error.kind === 'usage' }
}
