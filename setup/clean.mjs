// npm run clean: removes what runs left, and the images and caches that the suite made.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodeCommand } from './node.mjs'
import { finish, repository, run, SetupError } from './run.mjs'

await finish(async () => {
  if (!existsSync(join(repository, 'node_modules', 'dockerode')))
    throw new SetupError('the packages are not installed: npm ci, then again')
  return run(nodeCommand(), [
    '--experimental-strip-types',
    '--no-warnings',
    join(repository, 'fixtures', 'engine', 'clean.ts'),
  ])
})
