// npm test: all set-up, then every check; one that fails does not keep the others from running.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checks } from './checks.mjs'
import { findEngine, findQemu } from './machine.mjs'
import { help, parseOptions, refuseTakenByNpm, refuseUnknown } from './options.mjs'
import { outcomeOf, whyNoEngines, whyNoMicroVms } from './outcome.mjs'
import { finish, repository, run, SetupError } from './run.mjs'
import { setUp } from './setup.mjs'

async function runChecks({ withoutSpecs, yes }) {
  const here = {
    root: process.geteuid?.() === 0,
    yes,
    engine: findEngine() !== undefined,
    arch: process.arch,
    qemu: findQemu(),
  }
  const whyNot = { engines: whyNoEngines(here), microVms: whyNoMicroVms(here) }
  const results = { passed: [], failed: [], left: [], cannot: [] }
  const due = checks.filter(({ only }) => only === undefined || existsSync(join(repository, only)))
  for (const { name, command, env, needs, emptied } of due) {
    const why = needs && whyNot[needs]
    if (needs && withoutSpecs) {
      results.left.push(name)
      continue
    }
    if (why !== undefined) {
      console.log(`check: ${name} CANNOT RUN: ${why}`)
      results.cannot.push({ name, why })
      continue
    }
    console.log(`check: ${name}`)
    if (emptied) rmSync(join(repository, emptied), { recursive: true, force: true })
    const started = performance.now()
    const code = await run('npx', ['--no-install', ...command], { env: { ...process.env, ...env } })
    if (code > 128) return code
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    results[code === 0 ? 'passed' : 'failed'].push(name)
    console.log(`check: ${name} ${code === 0 ? 'passed' : `FAILED (exit ${code})`}, ${seconds} s`)
  }
  const { exitCode, lines } = outcomeOf(results)
  for (const line of lines) console.log(line)
  return exitCode
}

await finish(async () => {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) {
    console.log(help['npm test'])
    return 0
  }
  refuseTakenByNpm('npm test')
  refuseUnknown(options.rest, 'npm test')
  if (options.rest.length > 0)
    throw new SetupError(`npm test knows no '${options.rest.join(' ')}': npm test -- --help`)
  await setUp({ ...options, must: false, lab: !options.withoutSpecs && process.arch === 'x64' })
  if (!options.dryRun) return runChecks(options)
  for (const { name, command } of checks) console.log(`set-up: would check ${name}: npx ${command.join(' ')}`)
  return 0
})
