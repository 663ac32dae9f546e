// npm start: all set-up, then the benchmarks.
import { help, parseOptions, refuseTakenByNpm, refuseUnknown, wantsLabAlone } from './options.mjs'
import { finish, run, SetupError } from './run.mjs'
import { setUp } from './setup.mjs'

await finish(async () => {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) {
    console.log(help['npm start'])
    return 0
  }
  if (options.withoutSpecs)
    throw new SetupError('--without-specs is of npm test: npm start runs nothing but specs')
  refuseTakenByNpm('npm start')
  refuseUnknown(options.rest, 'npm start')
  const labAlone = wantsLabAlone(options.rest)
  await setUp({ ...options, must: true, lab: labAlone, labAlone })
  if (options.dryRun) {
    console.log(`set-up: would run: npx vitest bench ${options.rest.join(' ')}`.trimEnd())
    return 0
  }
  return run('npx', ['--no-install', 'vitest', 'bench', ...options.rest])
})
