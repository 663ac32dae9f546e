// npm start: all set-up, then the benchmarks.
import { help, parseOptions } from './options.mjs'
import { finish, run } from './run.mjs'
import { setUp } from './setup.mjs'

await finish(async () => {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) {
    console.log(help)
    return 0
  }
  await setUp({ ...options, must: true })
  if (options.dryRun) {
    console.log(`set-up: would run: npx vitest bench ${options.rest.join(' ')}`.trimEnd())
    return 0
  }
  return run('npx', ['--no-install', 'vitest', 'bench', ...options.rest])
})
