// npm run clean: removes what runs left, and the images and caches that the suite made.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodeCommand, withTypeScript } from './node.mjs'
import { help } from './options.mjs'
import { finish, repository, run, SetupError } from './run.mjs'

await finish(async () => {
  const [word] = process.argv.slice(2)
  if (word === '--help' || word === '-h') {
    console.log(help['npm run clean'])
    return 0
  }
  if (word !== undefined)
    throw new SetupError(`npm run clean takes no option, and got ${word}: nothing was removed`)
  if (process.env.npm_config_dry_run === 'true')
    throw new SetupError('npm run clean has no dry run: nothing was removed')
  if (!existsSync(join(repository, 'node_modules', 'dockerode')))
    throw new SetupError('the packages are not installed: npm ci --ignore-scripts, then npm run clean again')
  const node = nodeCommand()
  if (node === undefined)
    throw new SetupError(
      "this machine's Node is too old: install Node 24, or the pinned one by npm ci --ignore-scripts --prefix setup/node, then npm run clean again",
    )
  return run(node, [...withTypeScript, join(repository, 'fixtures', 'engine', 'clean.ts')])
})
