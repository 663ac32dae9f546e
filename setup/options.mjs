// The options of the set-up itself; all others go to vitest.

export const help = `npm start [-- options] [-- arguments of vitest bench]
  does all set-up (Node, npm packages, system packages, image), then runs npx vitest bench

  --yes      install missing system packages without asking (also where CI is set)
  --dry-run  say what would be done, and do nothing
  --help     this text; the options of the run itself: npx vitest bench --help

npm test     the same set-up, then every check of the project
npm run clean  removes what runs left, and the images and caches that the suite made`

/** `{ yes, dryRun, help, rest }` of a command line. */
export function parseOptions(args, env = process.env) {
  const own = new Set(['--yes', '--dry-run', '--help'])
  return {
    yes: args.includes('--yes') || !['', '0', 'false', undefined].includes(env.CI),
    dryRun: args.includes('--dry-run'),
    help: args.includes('--help'),
    rest: args.filter((arg) => !own.has(arg)),
  }
}
