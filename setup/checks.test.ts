import { expect, test } from 'vitest'

// the set-up is plain JavaScript without types: it must run before anything is installed
const load = async <T>(name: string): Promise<T> => (await import(new URL(name, import.meta.url).href)) as T

interface Results {
  passed: string[]
  failed: string[]
  left: string[]
  cannot: { name: string; why: string }[]
}
const { outcomeOf, whyNoEngines, whyNoMicroVms } = await load<{
  outcomeOf: (results: Results) => { exitCode: number; lines: string[] }
  whyNoEngines: (facts: { root: boolean; yes: boolean; engine: boolean }) => string | undefined
  whyNoMicroVms: (facts: { arch: string; qemu: boolean }) => string | undefined
}>('./outcome.mjs')
const { parseOptions } = await load<{
  parseOptions: (args: string[], env?: object) => { withoutSpecs: boolean; rest: string[] }
}>('./options.mjs')

const all: Results = { passed: ['types', 'lint'], failed: [], left: [], cannot: [] }
const specs = { name: 'specs', why: 'it needs root: run npm test as root' }

test('every check passed, or was left out by request: 0', () => {
  expect(outcomeOf(all)).toEqual({ exitCode: 0, lines: ['2 passed, 0 failed: exit code 0'] })
  expect(outcomeOf({ ...all, left: ['specs'] })).toEqual({
    exitCode: 0,
    lines: ['left out, as --without-specs asks: specs', '2 passed, 0 failed, 1 left out: exit code 0'],
  })
})

test('a check that cannot run is no pass, and says what to do', () => {
  expect(outcomeOf({ ...all, cannot: [specs] })).toEqual({
    exitCode: 2,
    lines: [
      'could not run, and that is no pass: specs: it needs root: run npm test as root, or leave it out: npm test -- --without-specs',
      '2 passed, 0 failed, 1 could not run: exit code 2',
    ],
  })
})

test('a check that failed is worse', () => {
  const { exitCode, lines } = outcomeOf({ ...all, failed: ['format'], cannot: [specs] })
  expect(exitCode).toBe(1)
  expect(lines).toContain('failed: format')
})

test('engines need root, and a dockerd that is there or may be installed', () => {
  const here = { root: true, yes: false, engine: true }
  expect(whyNoEngines(here)).toBeUndefined()
  expect(whyNoEngines({ ...here, engine: false, yes: true })).toBeUndefined()
  expect(whyNoEngines({ ...here, engine: false })).toMatch(/no dockerd here: npm test -- --yes installs one$/)
  expect(whyNoEngines({ ...here, root: false, yes: true })).toMatch(/needs root: run npm test as root$/)
})

test('--without-specs is the own option of npm test', () => {
  expect(parseOptions(['--without-specs', 'bridge'], {})).toMatchObject({
    withoutSpecs: true,
    rest: ['bridge'],
  })
  expect(parseOptions([], {}).withoutSpecs).toBe(false)
})

test('microVMs want QEMU, and a machine whose kernels are those of the lab', () => {
  expect(whyNoMicroVms({ arch: 'x64', qemu: true })).toBeUndefined()
  expect(whyNoMicroVms({ arch: 'x64', qemu: false })).toMatch(
    /no qemu-system-x86_64 here: .* npm test -- --yes installs it$/,
  )
  expect(whyNoMicroVms({ arch: 'arm64', qemu: true })).toMatch(/this machine is arm64$/)
})
