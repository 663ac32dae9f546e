// The options of the set-up itself; all others go to vitest.

export const help = `npm start [-- options] [-- arguments of vitest bench]
  does all set-up (Node, npm packages, system packages, image), then runs npx vitest bench

  --yes      install missing system packages without asking (also where CI is set)
  --dry-run  say what would be done, and do nothing
  --help     this text; the options of the run itself: npx vitest bench --help

npm test     the same set-up, then every check of the project
  --without-specs  leave out the check that starts engines: it needs root, and where it cannot run the exit code is 2

npm run clean  removes what runs left, and the images and caches that the suite made`

/** `{ yes, dryRun, help, withoutSpecs, rest }` of a command line. */
export function parseOptions(args, env = process.env) {
  const own = new Set(['--yes', '--dry-run', '--help', '--without-specs'])
  return {
    yes: args.includes('--yes') || !['', '0', 'false', undefined].includes(env.CI),
    dryRun: args.includes('--dry-run'),
    help: args.includes('--help'),
    withoutSpecs: args.includes('--without-specs'),
    rest: args.filter((arg) => !own.has(arg)),
  }
}
