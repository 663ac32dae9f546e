import pc from 'picocolors'
import { expect, test } from 'vitest'
import type { FailVerdict, ModeReport, Verdict } from '../baselines/report.ts'
import { parseCommand } from './command.ts'
import { finalText, lastLineText } from './final-text.ts'
import { gate } from './gate.ts'
import { reportAsMarkdown } from './markdown.ts'
import { rowsOf } from './rows.ts'
import { collectedOf, emptyCollected, everyState, passing, reportOf } from './testdata.ts'

const paint = pc.createColors(false)
const report = reportOf(collectedOf(everyState), { exitCode: 1 })
const reasons = ['bridge: 1 event changed on host bridge']
const longest = (text: string) =>
  Math.max(
    ...text
      .split('\n')
      .filter((line) => !line.includes('npx'))
      .map((line) => line.length),
  )

test('every state of a verdict, on 110 columns', () => {
  const text = finalText({ report, errors: [], troubles: [], reasons, width: 110, paint })
  expect(longest(text)).toBeLessThanOrEqual(110)
  expect(text).toMatchInlineSnapshot(`
    "mode               verdict        path      p50 µs  p99 µs     added µs
                       2 CPUs µs  change to baseline µs  sees µs
    loopback           pass           00112233       -       -            -
    bridge             fail: path     deadbeef   10.92   12.40  4.49 ± 0.05
                           24.31  +0.52 ± 0.05, +4.8 %      0.21
    host-to-container  inconclusive   -              -       -            -
    macvlan            skip           -              -       -            -
    host               recorded       -              -       -            -
    none               invalid: path  -              -       -            -

    Notes
      host-to-container  added cost inconclusive: the budget ended first; it could have seen 0.31 µs
      macvlan            skipped: no netdev on this engine can be the parent
      host               cost recorded in baselines/private, not judged; the next run compares with it
      none               functions invalid: a stack was truncated at 64 frames three times of three
      none               platform does not decide: a sysctl differs

    FAIL bridge, path (path): 1 event changed on host bridge
                                             expected  got
      request host bridge netif_receive_skb  1         2
      What else differs from the baseline:
                               expected  got
      host bridge promiscuity  0         1

    Left standing; to look at it
      docker exec -it skbench-bridge-client sh

    Repeat
      npx vitest bench benchmarks/bridge.bench.ts --project private
      npx vitest bench benchmarks/host-to-container.bench.ts benchmarks/macvlan.bench.ts benchmarks/host.bench.ts benchmarks/none.bench.ts --project private

    - bridge: 1 event changed on host bridge"
  `)
})

test('every state of a verdict, on 80 columns', () => {
  const text = finalText({ report, errors: [], troubles: [], reasons, width: 80, paint })
  expect(longest(text)).toBeLessThanOrEqual(80)
  expect(text).toMatchInlineSnapshot(`
    "mode               verdict        path      p50 µs  p99 µs     added µs
                       2 CPUs µs  change to baseline µs  sees µs
    loopback           pass           00112233       -       -            -
    bridge             fail: path     deadbeef   10.92   12.40  4.49 ± 0.05
                           24.31  +0.52 ± 0.05, +4.8 %      0.21
    host-to-container  inconclusive   -              -       -            -
    macvlan            skip           -              -       -            -
    host               recorded       -              -       -            -
    none               invalid: path  -              -       -            -

    Notes
      host-to-container  added cost inconclusive: the budget ended first; it could
                         have seen 0.31 µs
      macvlan            skipped: no netdev on this engine can be the parent
      host               cost recorded in baselines/private, not judged; the next
                         run compares with it
      none               functions invalid: a stack was truncated at 64 frames three
                         times of three
      none               platform does not decide: a sysctl differs

    FAIL bridge, path (path): 1 event changed on host bridge
                                             expected  got
      request host bridge netif_receive_skb  1         2
      What else differs from the baseline:
                               expected  got
      host bridge promiscuity  0         1

    Left standing; to look at it
      docker exec -it skbench-bridge-client sh

    Repeat
      npx vitest bench benchmarks/bridge.bench.ts --project private
      npx vitest bench benchmarks/host-to-container.bench.ts benchmarks/macvlan.bench.ts benchmarks/host.bench.ts benchmarks/none.bench.ts --project private

    - bridge: 1 event changed on host bridge"
  `)
})

test('errors and what could not be written, each once', () => {
  const errors = [
    {
      target: 'private',
      mode: 'bridge',
      where: 'takes the path',
      message: 'the tracer exited with 137',
      usage: false,
    },
  ]
  const troubles = ['results/skbench.json could not be written (EACCES)']
  const collected = { ...collectedOf([passing]), errors }
  const said = ['bridge, takes the path: the tracer exited with 137', ...troubles]
  const broken = reportOf(collected, { exitCode: 2, troubles })
  expect(finalText({ report: broken, errors, troubles, reasons: said, width: 110, paint }))
    .toMatchInlineSnapshot(`
      "mode    verdict  path      p50 µs  p99 µs  2 CPUs µs     added µs  change to baseline µs  sees µs
      bridge  error    1a2b3c4d   10.92   12.40      24.31  4.49 ± 0.05  +0.06 ± 0.05, +0.6 %      0.21

      ERROR bridge, takes the path: the tracer exited with 137
      ERROR results/skbench.json could not be written (EACCES)

      Repeat
        npx vitest bench --project private"
    `)
})

test('a run without a mode', () => {
  const empty = reportOf(emptyCollected, { exitCode: 2 })
  const text = finalText({
    report: empty,
    errors: [],
    troubles: [],
    reasons: ['no test ran'],
    width: 110,
    paint,
  })
  expect(text).toMatchInlineSnapshot(`
    "No mode was measured.

    Repeat
      npx vitest bench --project private

    - no test ran"
  `)
})

test('a baseline that is damaged at a hop, whose name has a space, is told as its file', () => {
  const errors = [
    'baselines/rack/loopback.json#/path/request/client lo/net_dev_queue: must be integer; restore it',
  ]
  expect(lastLineText({ ...report, exitCode: 3, errors }, paint)).toContain(
    'do what the message above says of the file, then: npx vitest bench --project private',
  )
})

test('the last line says the exit code, what it means and what to type next', () => {
  const lines = ([0, 1, 2, 3, 130] as const).map((exitCode) => lastLineText({ ...report, exitCode }, paint))
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    exit code 0: pass. Next: what was recorded is compared from now on; after the upgrade the same again: npx vitest bench --project private
    exit code 1: a gating class changed. Next: -u does not accept what the spec itself forbids: mend the cause or the spec, then: npx vitest bench benchmarks/bridge.bench.ts --project private
    exit code 2: could not measure. Next: a baseline was recorded; compare with it: npx vitest bench benchmarks/bridge.bench.ts --project private
    exit code 3: usage or configuration. Next: correct what the message above names; README.md lists the options
    exit code 130: interrupted. Next: start again: npx vitest bench --project private
    "
  `)
})

test('in the lab an upgrade is another target', () => {
  const target = 'debian-6.12+docker-26.1'
  const lab = {
    ...report,
    exitCode: 0 as const,
    modes: [],
    target,
    typed: `npx vitest bench --project ${target}`,
  }
  expect(lastLineText({ ...lab, against: target }, paint)).toBe(
    `exit code 0: pass. Next: the same again: npx vitest bench --project ${target}; another kernel or Docker beside it: put SKBENCH_AGAINST=${target} before it, and name the other target by --project`,
  )
  expect(lastLineText({ ...lab, against: 'debian-6.1+docker-26.1' }, paint)).not.toMatch(/upgrade|AGAINST/)
})

test('could not measure: the next step depends on why', () => {
  const of = (index: number) =>
    lastLineText(reportOf(collectedOf(everyState.slice(index, index + 1)), { exitCode: 2 }), paint)
  const none = lastLineText(reportOf(emptyCollected, { exitCode: 2 }), paint)
  expect(`\n${[of(2), of(3), of(4), of(5), none].join('\n')}\n`).toMatchInlineSnapshot(`
    "
    exit code 2: could not measure. Next: on a quieter machine, or with up to 60 s for each mode: SKBENCH_BUDGET_S=60 npx vitest bench --project private
    exit code 2: could not measure. Next: bring what the notes miss, or allow the skip where another mode is measured too: SKBENCH_ALLOW_SKIP=macvlan
    exit code 2: could not measure. Next: a baseline was recorded; compare with it: npx vitest bench --project private
    exit code 2: could not measure. Next: remove the cause above, then: npx vitest bench --project private
    exit code 2: could not measure. Next: name a mode; README.md has the list
    "
  `)
})

test('could not measure: a mode that broke before its first verdict is repeated, not listed', () => {
  const collected = collectedOf([{ ...passing, verdicts: [] }])
  const errors = [{ target: 'private', mode: 'bridge', where: 'path', message: 'no reply', usage: false }]
  const broken = reportOf({ ...collected, errors }, { exitCode: 2 })
  expect(lastLineText(broken, paint)).toContain(
    'remove the cause above, then: npx vitest bench --project private',
  )
})

test('without a cost baseline, under CI, a newcomer is told to record one; a busy CPU is told apart', () => {
  const invalid = (reason: string, options = '') => {
    const verdict = {
      class: 'cost',
      mode: 'bridge',
      what: 'cost',
      sentence: 's',
      status: 'invalid',
      reason,
    } as const
    const modes = [{ mode: 'bridge', title: '', target: 'private', verdicts: [verdict], notes: [] }]
    const typed = parseCommand(`${options}npx vitest bench --project private`)
    return lastLineText(reportOf(collectedOf(modes), { exitCode: 2, typed }), paint)
  }
  expect(invalid('there is no baseline f.cost.json; record one with -u')).toMatch(
    /Next: there is nothing to compare with yet; record it, before an upgrade: npx vitest bench --project private -u$/,
  )
  expect(invalid('there is no baseline f: correct', 'SKBENCH_BASELINES=/before ')).toMatch(
    /Next: correct SKBENCH_BASELINES or bring back what the notes name, then: SKBENCH_BASELINES=\/before npx vitest bench --project private; -u here would record the state of now: only before an upgrade$/,
  )
  expect(invalid('the CPU was quiet in 0', 'SKBENCH_BUDGET_S=60 ')).toMatch(/ SKBENCH_BUDGET_S=120 npx/)
  expect(invalid('0 of 1 set-ups are valid; the CPU was quiet in 6 chunk(s)')).toMatch(
    /Next: on a quieter machine/,
  )
  expect(invalid('not recorded in f.cost.json, every later run would be inconclusive: 5 set-ups')).toMatch(
    /with up to 60 s for each mode: SKBENCH_BUDGET_S=60 npx vitest bench --project private$/,
  )
  expect(invalid('not recorded: somebody else traces this kernel (bpftrace (pid 1))')).toMatch(
    /Next: end what traces this kernel, then: npx vitest bench --project private$/,
  )
  const baseline = invalid('the baseline f.cost.json is too wide: 5 set-ups')
  expect(baseline).toMatch(/Next: a baseline is what cannot judge, .* -u here would record the new state$/)
  expect(baseline).not.toMatch(/SKBENCH_BUDGET_S/)
})

test('a change: only what -u accepts is followed by -u; a known mode leads to its skip, the spec to its cause', () => {
  const changed = (acceptedBy: FailVerdict['acceptedBy'], mode = 'bridge') => {
    const about = { class: 'path', mode, what: 'w', sentence: 's' } as const
    const verdict: Verdict = { ...about, status: 'fail', changes: [], ...(acceptedBy && { acceptedBy }) }
    return { mode, title: '', target: 'private', verdicts: [verdict], notes: [] }
  }
  const next = (modes: ModeReport[], options = '', more = {}) => {
    const typed = parseCommand(`${options}npx vitest bench rid --project private`)
    return lastLineText({ ...reportOf(collectedOf(modes), { exitCode: 1, typed }), ...more }, paint)
  }
  const command = 'npx vitest bench rid --project private'
  const known = changed('SKBENCH_ALLOW_SKIP', 'macvlan')
  expect(next([changed('-u')])).toMatch(
    new RegExp(
      `Next: look at the change \\(FAIL above\\); only if it is meant, accept it: SKBENCH_ACCEPT=path ${command} -u$`,
    ),
  )
  expect(next([changed('-u')], 'SKBENCH_BASELINES=/before ')).toMatch(
    /; only if it is meant, accept it, which replaces the "before" in \/before: SKBENCH_ACCEPT=path SKBENCH_BASELINES=\/before npx vitest bench rid --project private -u$/,
  )
  expect(next([known], 'SKBENCH_ALLOW_SKIP=none ')).toMatch(
    /Next: if macvlan shall be done without, allow the skip where another mode is measured too: SKBENCH_ALLOW_SKIP=none,macvlan$/,
  )
  expect(next([known, passing], 'SKBENCH_ALLOW_SKIP=none ')).toMatch(
    /allow the skip: SKBENCH_ALLOW_SKIP=none,macvlan npx vitest bench rid --project private$/,
  )
  expect(next([changed(undefined)])).toMatch(
    new RegExp(
      `Next: -u does not accept what the spec itself forbids: mend the cause or the spec, then: ${command}$`,
    ),
  )
  expect(next([known, changed('-u')])).toMatch(/ -u; if macvlan shall be done without, allow the skip: /)
  expect(next([changed('-u')], 'SKBENCH_AGAINST=rack ', { against: 'rack' })).toMatch(
    /Next: -u does not change the baselines of rack: find the cause, then: SKBENCH_AGAINST=rack npx/,
  )
})

test('a known mode that was skipped is told apart in the table and in the notes, once', () => {
  const about = { class: 'path', mode: 'macvlan', what: 'set-up', status: 'skip', known: ['f.json'] } as const
  const reason = 'known before (f.json), skipped because SKBENCH_ALLOW_SKIP says so: no such driver'
  const verdict: Verdict = { ...about, reason, sentence: `macvlan: ${reason}`, known: ['f.json'] }
  const modes = [{ mode: 'macvlan', title: '', target: 'private', verdicts: [verdict], notes: [] }]
  const text = finalText({
    report: reportOf(collectedOf(modes)),
    errors: [],
    troubles: [],
    reasons: [`macvlan: ${reason}`],
    width: 110,
    paint,
  })
  expect(text).toMatch(/^macvlan  skip, known$/m)
  expect(text).toContain(`  macvlan  ${reason.slice(0, 60)}`)
  expect(text.match(/known before/g)).toHaveLength(1)
  // a mode that is skipped is not measured at all, whatever class decides
  expect(rowsOf(modes, [], ['cost'])).toMatchObject([{ status: 'skip, known' }])
})

test('nothing but skips: those that cannot be allowed, and are not allowed yet, lead to other modes', () => {
  const skipped = (lacks: string[], options = '', beside: ModeReport[] = []) => {
    const about = { class: 'path', mode: 'macvlan', what: 'set-up', sentence: 's' } as const
    const verdict = { ...about, status: 'skip', reason: 'no such driver', lacks } as const
    const modes = [{ mode: 'macvlan', title: '', target: 'private', verdicts: [verdict], notes: [] }]
    const typed = parseCommand(`${options}npx vitest bench macvlan --project private`)
    return lastLineText(reportOf(collectedOf([...modes, ...beside]), { exitCode: 2, typed }), paint)
  }
  const others = /Next: name a mode that can be measured here; README\.md has what each needs$/
  expect(skipped(['CONFIG_MACVLAN'])).toMatch(others)
  expect(skipped([], 'SKBENCH_ALLOW_SKIP=macvlan ')).toMatch(others)
  expect(skipped([], 'SKBENCH_ALLOW_SKIP=macvlan:no_such_driver ')).toMatch(/or allow the skip/)
  expect(skipped([], "SKBENCH_ALLOW_SKIP='macvlan:no such driver' ")).toMatch(others)
  // alone it would be allowed, and nothing be measured
  expect(skipped([], 'SKBENCH_ALLOW_SKIP=none ')).toMatch(
    /or allow the skip where another mode is measured too: SKBENCH_ALLOW_SKIP=none,macvlan$/,
  )
  expect(skipped([], 'SKBENCH_ALLOW_SKIP=none ', [passing])).toMatch(
    /or allow the skip: SKBENCH_ALLOW_SKIP=none,macvlan npx vitest bench macvlan --project private$/,
  )
})

test('more time than this run had is more than it had, and said for each mode', () => {
  const next = (options: string) => {
    const typed = parseCommand(`${options}npx vitest bench --project private`)
    return lastLineText(reportOf(collectedOf(everyState.slice(2, 3)), { exitCode: 2, typed }), paint)
  }
  expect(next('SKBENCH_BUDGET_S=60 SKBENCH_KEEP=1 ')).toMatch(
    /with up to 120 s for each mode: SKBENCH_BUDGET_S=120 SKBENCH_KEEP=1 npx/,
  )
  expect(next('SKBENCH_BUDGET_S=300 ')).toMatch(/with up to 600 s for each mode: SKBENCH_BUDGET_S=600 npx/)
})

test('what a note tells is not told again among the reasons', () => {
  const sentence = 'bridge: cost could not be measured: the CPU was busy'
  const verdict = {
    class: 'cost',
    mode: 'bridge',
    what: 'cost',
    sentence,
    status: 'invalid',
    reason: 'the CPU was busy',
  } as const
  const modes = [{ mode: 'bridge', title: '', target: 'private', verdicts: [verdict], notes: [] }]
  const text = finalText({
    report: reportOf(collectedOf(modes), { exitCode: 2 }),
    errors: [],
    troubles: [],
    reasons: [sentence, 'bridge: its pass is unproven'],
    width: 110,
    paint,
  })
  expect(text.match(/the CPU was busy/g)).toHaveLength(1)
  expect(text).toMatch(/^- bridge: its pass is unproven$/m)
})

test('where nothing but a recording helps, a repeat without it is no command to print', () => {
  const about = { class: 'cost', mode: 'bridge', what: 'cost', sentence: 's' } as const
  const ended = (reason: string, words: string) => {
    const modes = [modeOf('bridge', [{ ...about, status: 'invalid', reason }]), modeOf('host', [])]
    const typed = parseCommand(words)
    const report = reportOf(collectedOf(modes), { exitCode: 2, typed })
    const text = finalText({ report, errors: [], troubles: [], reasons: [], width: 110, paint })
    return [text, reportAsMarkdown(report, [], [])].map((one) => one.includes('Repeat'))
  }
  const missing = 'there is no baseline f.cost.json; record one with -u'
  expect(ended(missing, 'npx vitest bench --project private')).toEqual([false, false])
  // here -u may be wrong, and the file be brought back
  expect(ended(missing, 'SKBENCH_BASELINES=/before npx vitest bench --project private')).toEqual([true, true])
  expect(ended('an event was lost', 'npx vitest bench --project private')).toEqual([true, true])
})

/** The end of a run of these modes, for these reasons. */
const endOf = (modes: ModeReport[], said: string[] = []) =>
  finalText({
    report: reportOf(collectedOf(modes), { exitCode: 2 }),
    ...{ errors: [], troubles: [], reasons: said, width: 110, paint },
  })
const modeOf = (mode: string, verdicts: Verdict[]): ModeReport => ({ ...passing, mode, verdicts })

test('a skip is told once, in the words that say whether it counts', () => {
  const about = { class: 'path', what: 'set-up', status: 'skip', sentence: 's' } as const
  const modes = [
    modeOf('macvlan', [{ ...about, mode: 'macvlan', reason: 'no driver' }]),
    modeOf('ipvlan-l2', [{ ...about, mode: 'ipvlan-l2', reason: 'no IPVLAN', lacks: ['CONFIG_IPVLAN'] }]),
  ]
  const { reasons: said } = gate({
    ...{ modes, errors: [], gateClasses: ['path'], allowSkip: [], ci: false, interrupted: false },
    ...{ usageError: false, testsRun: 1 },
  })
  const text = endOf(modes, said)
  expect(text).toContain('  macvlan    skipped: no driver; SKBENCH_ALLOW_SKIP=macvlan permits it\n')
  expect(text).toContain(
    '  ipvlan-l2  skipped, as its kernel, engine or target lacks what it needs: no IPVLAN\n',
  )
  for (const reason of ['no driver', 'no IPVLAN']) expect(text.split(reason)).toHaveLength(2)
  // in a summary the reasons come first
  const summary = reportAsMarkdown(reportOf(collectedOf(modes), { exitCode: 2 }), [], said)
  for (const reason of ['no driver', 'no IPVLAN']) expect(summary.split(reason)).toHaveLength(2)
  // a run that ended before it was judged has no reasons
  expect(endOf(modes)).toContain('  macvlan    skipped: no driver\n')
})

test('one cause of several verdicts, and of several modes, is told once', () => {
  const about = {
    class: 'cost',
    status: 'inconclusive',
    reason: 'the machine is noisy',
    sentence: 's',
  } as const
  const noisy = (mode: string) =>
    modeOf(
      mode,
      ['control', 'subject', 'added cost'].map((what) => ({ ...about, mode, what })),
    )
  expect(endOf([noisy('bridge')])).toContain(
    'Notes\n  bridge  control, subject, added cost inconclusive: the machine is noisy\n',
  )
  expect(endOf([noisy('bridge'), noisy('host'), modeOf('none', [])])).toContain(
    'Notes\n  2 modes  control, subject, added cost inconclusive: the machine is noisy (bridge, host)\n',
  )
})

test('a path that was recorded is said in plain words', () => {
  const said = 'path, functions, drops and platform recorded in'
  const recorded = (mode: string): Verdict => ({
    ...{ class: 'path', mode, what: 'path since the baseline', status: 'recorded' },
    ...{ sentence: `${mode}: ${said} /before/${mode}.json`, file: `/before/${mode}.json` },
  })
  const [bridge, host] = ['bridge', 'host'].map((mode) => modeOf(mode, [recorded(mode)]))
  if (!bridge || !host) throw new Error('no modes')
  const reason = `not judged: bridge: ${said} /before/bridge.json`
  expect(endOf([bridge], [reason])).toContain(
    `Notes\n  bridge  ${said} /before; the next run compares with it\n\nRepeat`,
  )
  expect(endOf([bridge, host], [reason]).replace(/\s+/g, ' ')).toContain(
    `Notes 2 modes ${said} /before; the next run compares with it (bridge, host) Repeat`,
  )
})

test('of a mode that broke it is not said that nothing was asserted', () => {
  const errors = [{ target: 'private', mode: 'bridge', where: 'path', message: 'no reply', usage: false }]
  const none = (mode: string) => `${mode}: no verdict in a gating class (path): nothing was asserted`
  const text = finalText({
    report: reportOf(collectedOf([modeOf('bridge', []), modeOf('host', [])]), { exitCode: 2 }),
    ...{ errors, troubles: [], reasons: [none('bridge'), none('host')], width: 110, paint },
  })
  expect(text).not.toContain(none('bridge'))
  expect(text).toContain(`- ${none('host')}`)
})
