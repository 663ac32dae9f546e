// System packages, on Debian and Ubuntu, as root, and only with consent.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { distribution, findEngine, installedPackages, namedEngine } from './machine.mjs'
import { engineChanges, planSystem } from './plan.mjs'
import { output, run, say, SetupError } from './run.mjs'

const policy = '/usr/sbin/policy-rc.d'
const services = ['docker.service', 'docker.socket', 'containerd.service']
const apt = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' } }

/** The commands of an installation, in order. */
export const commands = (missing) => [
  ['apt-get', '-q', 'update'],
  ['apt-get', '-q', '-y', '--no-install-recommends', 'install', ...missing],
]

async function consent(missing) {
  say(`missing system packages: ${missing.join(' ')}`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('install them with apt-get? [y/N] ')
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}

/**
 * Installs without starting anything: a policy-rc.d (invoke-rc.d(8)) of ours forbids it, unless the machine has its own.
 * Returns the exit code of the first command that failed.
 */
async function install(missing, engine) {
  const own = existsSync(policy)
  const undo = () => own || rmSync(policy, { force: true })
  // exit, not signal: `run` outlives Ctrl-C until apt has ended, and a half configured package wants the policy
  process.on('exit', undo)
  try {
    if (!own)
      writeFileSync(policy, '#!/bin/sh\n# put here by skbench while it installs packages\nexit 101\n', {
        mode: 0o755,
      })
    const [update, add] = commands(missing)
    await run(update[0], update.slice(1), apt)
    if (engine) {
      const changes = engineChanges(
        output('apt-get', ['--simulate', '--no-install-recommends', 'install', ...missing], apt) ?? '',
      )
      if (changes.length > 0)
        throw new SetupError(
          `apt would change ${changes.join(' ')}, and this machine has an engine: install ${missing.join(' ')} yourself`,
        )
    }
    return await run(add[0], add.slice(1), apt)
  } finally {
    undo()
    process.off('exit', undo)
  }
}

/** Docker's own daemon, which we do not need and nobody asked for, must not come up with the next boot either. */
function keepStopped() {
  // --root=/ makes systemctl work on the files alone, so it does the same where systemd is not running
  if (output('systemctl', ['--root=/', 'disable', ...services]) !== undefined) {
    say(
      "Docker's own service was not started and will not be at boot; systemctl enable --now docker.service does both",
    )
  } else if (output('update-rc.d', ['docker', 'disable']) !== undefined) {
    say(
      "Docker's own service was not started and will not be at boot; update-rc.d docker enable changes that",
    )
  }
}

/** What a dry run says; the packages that it would have installed. */
function sayPlan({ action, missing, sentence, needed }, must) {
  if (missing.length > 0) say(`missing system packages: ${missing.join(' ')}`)
  if (action === 'say') {
    say(must && needed ? `would end here, exit code 3: ${sentence}` : sentence)
    return []
  }
  for (const command of commands(missing))
    say(`would ${action === 'ask' ? 'ask, then ' : ''}run: ${command.join(' ')}`)
  return missing
}

/**
 * Installs, asks, or says what is missing. `must`: without an engine there is nothing to go on with. Returns what a dry run
 * would have installed.
 */
export async function ensureSystem({ yes, dryRun, must, lab = false, labAlone = false }) {
  const engine = findEngine()
  const terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY)
  const root = process.getuid?.() === 0
  const facts = {
    engine,
    named: namedEngine(),
    lab,
    labAlone,
    distribution: distribution(),
    root,
    terminal,
    yes,
    installed: installedPackages,
  }
  const plan = planSystem(facts)
  if (plan.action === 'none') return []
  if (dryRun) return sayPlan(plan, must)
  if (plan.action === 'install' || (plan.action === 'ask' && (await consent(plan.missing)))) {
    say(`installing ${plan.missing.join(' ')}`)
    const code = await install(plan.missing, engine)
    if (plan.missing.includes('docker.io')) keepStopped()
    if (code !== 0) throw new SetupError(`apt-get could not install ${plan.missing.join(' ')}: see above`, 2)
    return []
  }
  const sentence = plan.sentence ?? `nothing was installed; ${plan.missing.join(' ')} are still missing`
  if (must && plan.needed) throw new SetupError(sentence)
  say(sentence)
  return []
}
