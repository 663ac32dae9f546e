import { expect, test } from 'vitest'
import { createCLI } from 'vitest/node'

// the set-up is plain JavaScript without types: it must run before anything is installed
const load = async <T>(name: string): Promise<T> => (await import(new URL(name, import.meta.url).href)) as T

const { parseOptions, refuseUnknown, wantsLabAlone } = await load<{
  parseOptions: (args: string[], env?: object) => { dryRun: boolean; help: boolean; rest: string[] }
  refuseUnknown: (rest: string[], command: 'npm start' | 'npm test') => void
  wantsLabAlone: (rest: string[]) => boolean
}>('./options.mjs')
const { vitestOptions } = await load<{ vitestOptions: string[] }>('./vitest-options.mjs')

test('the options of vitest bench are those of vitest itself', () => {
  const cli = createCLI()
  const bench = cli.commands.find(({ name }) => name === 'bench')
  const options = [...cli.globalCommand.options, ...(bench?.options ?? [])]
  const names = options.flatMap((option) => option.names).map((name) => name.split('.')[0])
  expect([...new Set(names)].toSorted()).toEqual(vitestOptions.toSorted())
})

test('what npm start hands on is what vitest knows', () => {
  const words = [
    ...['bridge', '--project', 'private', '-u', '-t', '^(?!round trip)', '--update=all', '--no-color'],
    ...['--coverage.enabled=false', '--testTimeout', '5', '--test-timeout=5', '--no-file-parallelism', '-'],
  ]
  expect(() => refuseUnknown(words, 'npm start')).not.toThrow()
  expect(() => refuseUnknown(['bridge', '--', '--dryrun'], 'npm start')).not.toThrow()
})

test.each([
  ['npm start', ['bridge', '--dryrun'], 'unknown option --dryrun; did you mean --dry-run?'],
  ['npm start', ['--dry-run=1'], 'unknown option --dry-run=1; did you mean --dry-run?'],
  ['npm start', ['--projct', 'private'], 'unknown option --projct; did you mean --project?'],
  ['npm start', ['--testTimout=5'], 'unknown option --testTimout=5; did you mean --test-timeout?'],
  ['npm start', ['-y'], 'unknown option -y; npm start -- --help has the options'],
  ['npm start', ['-ux'], 'unknown option -ux; npm start -- --help has the options'],
  [
    'npm start',
    ['--keep-everything'],
    'unknown option --keep-everything; npm start -- --help has the options',
  ],
  ['npm test', ['--without-spec'], 'unknown option --without-spec; did you mean --without-specs?'],
  ['npm test', ['--project', 'unit'], 'unknown option --project; npm test -- --help has the options'],
] as const)('%s refuses %j', (command, words, message) => {
  expect(() => refuseUnknown([...words], command)).toThrow(
    expect.objectContaining({ message, exitCode: 3 }) as Error,
  )
})

test('npm start --dry-run, which npm takes for itself, is a dry run', () => {
  expect(parseOptions([], { npm_config_dry_run: 'true' }).dryRun).toBe(true)
  expect(parseOptions([], {}).dryRun).toBe(false)
  expect(parseOptions(['-h'], {})).toMatchObject({ help: true, rest: [] })
})

test('only microVMs are wanted where every project that is named runs in them', () => {
  const named = (...names: string[]): boolean =>
    wantsLabAlone(['bridge', ...names.flatMap((name) => ['--project', name])])
  expect([named('debian-6.12'), named('profile-debian-7.3+docker-28.5'), named('own-kernel')]).toEqual(
    Array(3).fill(true),
  )
  expect(wantsLabAlone(['--project=debian-5.10'])).toBe(true)
  expect([named(), named('private'), named('debian-6.12', 'private'), named('study')]).toEqual(
    Array(4).fill(false),
  )
})
