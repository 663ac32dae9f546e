import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { wantsColour } from './paint.ts'
import { printPlainly } from './print-plainly.ts'

test.each([
  ['a terminal', {}, true, true],
  ['a file or a pipe', {}, false, false],
  ['a CI job, whose pages show colours', { CI: 'true' }, false, true],
  ['a terminal that has none', { TERM: 'dumb' }, true, false],
  ['NO_COLOR', { NO_COLOR: '1', CI: '1' }, true, false],
  ['NO_COLOR against FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['an empty NO_COLOR, which is none (no-color.org)', { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0, as Node and others read it', { FORCE_COLOR: '0', CI: '1' }, true, false],
])('colours: %s', (_, env, isTTY, wanted) => {
  expect(wantsColour(env, isTTY, [])).toBe(wanted)
})

test('--no-color and --color of the command line', () => {
  expect(wantsColour({}, true, ['--no-color'])).toBe(false)
  expect(wantsColour({}, false, ['--color'])).toBe(true)
})

test('where there are none, what others paint is plain, in order', () => {
  const written: string[] = []
  const stream = (name: string) =>
    new Writable({
      decodeStrings: false,
      write(chunk, _, done) {
        written.push(`${name}: ${String(chunk)}`)
        done()
      },
    })
  const logger = { console, outputStream: stream('out'), errorStream: stream('err') }
  printPlainly(logger)
  logger.console.log('\u001B[1m\u001B[46m RUN \u001B[49m\u001B[22m \u001B[36mv5.1.1\u001B[39m')
  logger.console.error('\u001B[31m×\u001B[39m round trip')
  logger.outputStream.write('\u001B[90mstdout\u001B[39m µs')
  expect(written).toEqual(['out:  RUN  v5.1.1\n', 'err: × round trip\n', 'out: stdout µs'])
})

test.each([
  ['no colours', {}, false],
  ['colours where they are forced', { FORCE_COLOR: '1' }, true],
])('a whole run into a pipe has %s', async (_, env, painted) => {
  const root = join(import.meta.dirname, '..')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const { PATH } = process.env
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [vitest, 'run', '--project', 'unit', 'reporters/wrap', '--reporter', './reporters/skbench.ts'],
    { cwd: root, env: { PATH, TERM: 'xterm', ...env } },
  )
  expect(stdout).toContain('RUN')
  expect(stdout.includes('\u001B')).toBe(painted)
})
