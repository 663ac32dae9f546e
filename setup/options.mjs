// The options of the set-up itself; all others go to vitest.
import { nearest } from './nearest.mjs'
import { SetupError } from './run.mjs'
import { vitestOptions } from './vitest-options.mjs'

const common = `  --yes      install missing system packages without asking (also where CI is set)
  --dry-run  say what would be done, and do nothing
  --help     this text`

/** What `-- --help` prints, by command. */
export const help = {
  'npm start': `npm start [-- options] [-- arguments of vitest bench]
  does all set-up (Node, npm packages, system packages, image), then runs npx vitest bench

${common}; the options of the run itself: npx vitest bench --help

the others: npm test -- --help, npm run clean -- --help`,
  'npm test': `npm test [-- options]
  does the same set-up as npm start, then every check of the project

${common}
  --without-specs  leave out the checks that start engines (as root) or microVMs (with QEMU); where they cannot run the exit code is 2`,
  'npm run clean': `npm run clean
  removes what runs left, and the images and caches that the suite made; it takes no option`,
}

const own = ['--yes', '--dry-run', '--help']
const ofTest = '--without-specs'

/** `{ yes, dryRun, help, withoutSpecs, rest }` of a command line. */
export function parseOptions(args, env = process.env) {
  return {
    yes: args.includes('--yes') || !['', '0', 'false', undefined].includes(env.CI),
    // `npm start --dry-run` without `--`: npm takes the word for itself, and doing it all would be the worst answer
    dryRun: args.includes('--dry-run') || env.npm_config_dry_run === 'true',
    help: args.includes('--help') || args.includes('-h'),
    withoutSpecs: args.includes(ofTest),
    rest: args.filter((arg) => ![...own, '-h', ofTest].includes(arg)),
  }
}

/** Whether each project that is named runs in microVMs, which take no Docker: debian-6.12, profile-debian-7.3, own-kernel. */
export function wantsLabAlone(rest) {
  const projects = rest.flatMap((word, at) => {
    if (word === '--project' || word === '-p') return [rest[at + 1] ?? '']
    return /^--project=/.test(word) ? [word.slice('--project='.length)] : []
  })
  return projects.length > 0 && projects.every((name) => /^([a-z]+-)?(debian-|own-kernel$)/.test(name))
}

const camelCase = (name) =>
  name.replace(/([a-z])-([a-z])/g, (_, before, after) => before + after.toUpperCase())
const kebabCase = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** As vitest reads it: --name, --no-name, --name.part, --name=value, or letters after one dash. */
function isOfVitest(word) {
  if (!word.startsWith('--'))
    return [...word.slice(1).split('=')[0]].every((one) => vitestOptions.includes(one))
  const [name] = word.replace(/^--(no-)?/, '').split(/[.=]/)
  return vitestOptions.includes(camelCase(name))
}

/**
 * Refuses what nobody knows before anything is done: a mistyped --dry-run would do it all.
 * `command`: 'npm start', which hands vitest's options on, or 'npm test', which has its own alone
 */
export function refuseUnknown(rest, command) {
  const handsOn = command === 'npm start'
  const end = rest.indexOf('--')
  const words = (end < 0 ? rest : rest.slice(0, end)).filter((word) => /^-./.test(word))
  const unknown = words.find((word) => !handsOn || !isOfVitest(word))
  if (unknown === undefined) return
  const long = vitestOptions.filter((name) => name.length > 1).map((name) => `--${kebabCase(name)}`)
  const known = [...own, ...(handsOn ? long : [ofTest])]
  const [name] = unknown.split('=')
  const meant = name.length > 3 ? nearest(name, known) : undefined
  throw new SetupError(
    `unknown option ${unknown}; ${meant === undefined ? `${command} -- --help has the options` : `did you mean ${meant}?`}`,
  )
}

/** Options that npm knows nothing of and takes all the same where `--` is forgotten; those with a value lose it. */
const taken = ['project', 'p', 'update', 'u', 't', 'reporter', 'bail', 'without-specs']

/** `npm start none --project private`: npm keeps `--project` for itself, and the run would be another than was meant. */
export function refuseTakenByNpm(command, env = process.env) {
  const found = taken.filter((name) => env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined)
  const [name] = found
  if (name === undefined) return
  const dashes = name.length === 1 ? '-' : '--'
  throw new SetupError(`npm took ${dashes}${name} for itself: put -- before the arguments: ${command} -- …`)
}
