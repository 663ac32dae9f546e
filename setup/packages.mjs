// The npm packages of package-lock.json, installed only when they are not there yet.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository, run, say, SetupError } from './run.mjs'

/**
 * What of the lock file is not installed, by npm's own record of what is (node_modules/.package-lock.json).
 * Packages for other platforms are optional and may be missing.
 */
export function missingFrom(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([path, wanted]) => path !== '' && !wanted.link)
    .filter(([path, wanted]) => {
      const found = installed.packages[path]
      return found === undefined
        ? !wanted.optional
        : found.version !== wanted.version || found.integrity !== wanted.integrity
    })
    .map(([path]) => path)
}

const readJson = (...path) => JSON.parse(readFileSync(join(repository, ...path), 'utf8'))

function installed() {
  try {
    return readJson('node_modules', '.package-lock.json')
  } catch {
    return { packages: {} }
  }
}

/** `npm ci` where something is missing. Scripts of packages are never run. */
export async function ensurePackages({ dryRun }) {
  const missing = missingFrom(readJson('package-lock.json'), installed())
  if (missing.length === 0) return
  say(`${missing.length} npm packages are missing or of another version`)
  if (dryRun) {
    say('would run: npm ci --ignore-scripts')
    return
  }
  const code = await run('npm', ['ci', '--ignore-scripts', '--loglevel=error'])
  if (code !== 0)
    throw new SetupError('npm could not install the packages of package-lock.json: see above', 2)
}
