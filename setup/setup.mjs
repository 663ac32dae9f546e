// All set-up, in order. Quick when nothing is to be done: each step looks first.
import { join } from 'node:path'
import { ensureNode, nodeCommand } from './node.mjs'
import { ensurePackages } from './packages.mjs'
import { repository, run, say, SetupError } from './run.mjs'
import { ensureSystem } from './system.mjs'

/** `options`: those of parseOptions, and `must`: whether an engine is needed to go on. */
export async function setUp(options) {
  const started = performance.now()
  await ensurePackages(options)
  await ensureNode(options)
  await ensureSystem(options)
  const main = join(repository, 'fixtures', 'engine', 'image-main.ts')
  const args = ['--experimental-strip-types', '--no-warnings', main, ...(options.dryRun ? ['--dry-run'] : [])]
  const code = await run(nodeCommand(), args)
  if (code > 128) throw new SetupError('interrupted', code)
  // an image that cannot be built here is no reason to stop: the engine may have it, or build it
  if (!options.dryRun) say(`ready after ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
