// The image of endpoints and tracer, built up front, so that the first run does not have to.
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { distribution } from './machine.mjs'
import { nodeCommand, withTypeScript } from './node.mjs'
import { output, repository, run, SetupError } from './run.mjs'

const main = join(repository, 'fixtures', 'engine', 'image-main.ts')
const size = 'some 315 MB'

const packages = () =>
  readFileSync(join(repository, 'images', 'packages.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

/** What the image's own program would say, where the packages or the Node that it needs are not there yet. */
function guess(compiler, env) {
  if (env.SKBENCH_IMAGE) return ''
  const missing = !['debian', 'ubuntu'].includes(distribution()) ? 'apt-get' : compiler ? undefined : 'cc'
  const why = ['1', 'true'].includes(env.SKBENCH_OFFLINE)
    ? 'SKBENCH_OFFLINE=1 forbids it'
    : missing && `${missing} is missing`
  if (why) return `image: would not be built here: ${why}; the engine builds it at first use`
  const directory = join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'skbench')
  return `image: would be built into ${directory}, unless it is there`
}

/** `compiler`: whether the set-up would have installed one by then. */
function sayPlan(compiler, env) {
  const node = existsSync(join(repository, 'node_modules', 'execa')) ? nodeCommand() : undefined
  const flags = ['--dry-run', ...(compiler ? ['--compiler'] : [])]
  const said = node === undefined ? undefined : output(node, [...withTypeScript, main, ...flags])
  const plan = said ?? guess(compiler || output('sh', ['-c', 'command -v cc']) !== undefined, env)
  if (!plan) return
  console.log(plan)
  if (!plan.startsWith('image: would be built')) return
  console.log(`image: ${size}, from these packages of the machine's apt mirror and what they depend on:`)
  console.log(`image: ${packages().join(' ')}`)
}

/** Builds it where it is not there. `planned`: system packages that a dry run has not installed. */
export async function ensureImage({ dryRun }, planned) {
  if (dryRun) {
    sayPlan(planned.includes('gcc'), process.env)
    return
  }
  const code = await run(nodeCommand() ?? process.execPath, [...withTypeScript, main])
  // an image that cannot be built here is no reason to stop: the engine may have it, or build it
  if (code > 128) throw new SetupError('interrupted', code)
}
