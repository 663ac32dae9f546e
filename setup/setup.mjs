// All set-up, in order. Quick when nothing is to be done: each step looks first.
import { ensureImage } from './image.mjs'
import { ensureNode } from './node.mjs'
import { ensurePackages } from './packages.mjs'
import { say } from './run.mjs'
import { ensureSystem } from './system.mjs'

/** `options`: those of parseOptions; `must`: whether an engine is needed to go on; `lab`: whether microVMs are wanted; `labAlone`: and no engine. */
export async function setUp(options) {
  const started = performance.now()
  await ensurePackages(options)
  await ensureNode(options)
  const planned = await ensureSystem(options)
  await ensureImage(options, planned)
  if (!options.dryRun) say(`ready after ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
