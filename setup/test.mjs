// npm test: all set-up, then every check; one that fails does not keep the others from running.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checks } from './checks.mjs'
import { findEngine } from './machine.mjs'
import { help, parseOptions } from './options.mjs'
import { finish, repository, run } from './run.mjs'
import { setUp } from './setup.mjs'

/** Undefined where the suite can start engines of its own. Under CI nothing that can be installed is a reason to skip. */
function whyNoEngines() {
  if (process.geteuid?.() !== 0) return 'that needs root'
  if (process.env.CI || findEngine() !== undefined) return undefined
  return 'there is no dockerd here: npm test -- --yes installs one'
}

async function runChecks() {
  const failed = []
  const skipped = []
  const due = checks.filter(({ only }) => only === undefined || existsSync(join(repository, only)))
  for (const { name, command, env, root } of due) {
    const why = root ? whyNoEngines() : undefined
    if (why !== undefined) {
      console.log(`check: ${name} skipped: it starts engines: ${why}`)
      skipped.push(name)
      continue
    }
    console.log(`check: ${name}`)
    const started = performance.now()
    const code = await run('npx', ['--no-install', ...command], { env: { ...process.env, ...env } })
    if (code > 128) return code
    if (code !== 0) failed.push(name)
    console.log(
      `check: ${name} ${code === 0 ? 'passed' : `FAILED (exit ${code})`}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
    )
  }
  if (failed.length > 0) console.log(`checks that failed: ${failed.join(', ')}`)
  console.log(
    `${due.length - failed.length - skipped.length} passed, ${failed.length} failed, ${skipped.length} skipped`,
  )
  return failed.length === 0 ? 0 : 1
}

await finish(async () => {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) {
    console.log(help)
    return 0
  }
  await setUp({ ...options, must: false })
  if (!options.dryRun) return runChecks()
  for (const { name, command } of checks) console.log(`set-up: would check ${name}: npx ${command.join(' ')}`)
  return 0
})
