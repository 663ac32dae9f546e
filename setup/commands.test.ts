// The commands of package.json as a newcomer types them, by the Node of this run and by the machine's own, in a copy of the
// repository without packages: whatever is begun there by mistake fails, and says something else.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

const { userNode } = (await import(new URL('./node.mjs', import.meta.url).href)) as {
  userNode: () => string | undefined
}
const repository = join(import.meta.dirname, '..')
const nodes = new Set([process.execPath, userNode() ?? process.execPath])

/** A copy of what a clone has, and a machine whose own Node is too old. */
function freshClone(): string {
  const clone = mkdtempSync(join(tmpdir(), 'skbench-setup-'))
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }))
  const filter = (path: string): boolean => !path.includes('node_modules')
  for (const path of ['setup', 'images', 'package.json', 'package-lock.json', 'fixtures/engine'])
    cpSync(join(repository, path), join(clone, path), { recursive: true, filter })
  mkdirSync(join(clone, 'bin'))
  writeFileSync(join(clone, 'bin', 'node'), '#!/bin/sh\necho v20.20.2\n', { mode: 0o755 })
  return clone
}

function ran(
  node: string,
  clone: string,
  script: string,
  words: string[] = [],
  more: NodeJS.ProcessEnv = {},
) {
  const { PATH = '', HOME } = process.env
  const { status, stdout, stderr } = spawnSync(node, [join(clone, 'setup', `${script}.mjs`), ...words], {
    encoding: 'utf8',
    env: {
      HOME,
      PATH: `${join(clone, 'bin')}${delimiter}${PATH}`,
      XDG_CACHE_HOME: join(clone, 'cache'),
      ...more,
    },
  })
  return { status, stdout, stderr }
}

describe.each([...nodes])('by %s', (node) => {
  test.each([
    ['start', '--dryrun', 'unknown option --dryrun; did you mean --dry-run?'],
    ['test', '--without-spec', 'unknown option --without-spec; did you mean --without-specs?'],
    ['clean', '--dry-run', 'npm run clean takes no option, and got --dry-run: nothing was removed'],
  ])('%s.mjs %s is refused on one line with 3, before anything is touched', (script, word, sentence) => {
    expect(ran(node, freshClone(), script, [word])).toEqual({
      status: 3,
      stdout: '',
      stderr: `set-up: ${sentence}\n`,
    })
  })

  test.each([
    ['start', /^npm start \[/],
    ['test', /^npm test \[[^]*--without-specs/],
    ['clean', /^npm run clean\n/],
  ])('%s.mjs --help is of that command', (script, text) => {
    const { status, stdout } = ran(node, freshClone(), script, ['--help'])
    expect(stdout).toMatch(text)
    expect(status).toBe(0)
  })

  test.each([
    [
      'start',
      'npm_config_project',
      'npm took --project for itself: put -- before the arguments: npm start -- …',
    ],
    ['start', 'npm_config_u', 'npm took -u for itself: put -- before the arguments: npm start -- …'],
    [
      'test',
      'npm_config_without_specs',
      'npm took --without-specs for itself: put -- before the arguments: npm test -- …',
    ],
  ])('%s.mjs with %s from npm is refused: the -- was forgotten', (script, name, sentence) => {
    const clone = freshClone()
    expect(ran(node, clone, script, ['none', 'private'], { [name]: 'true' })).toMatchObject({
      status: 3,
      stderr: `set-up: ${sentence}\n`,
    })
  })

  test('a dry run on a fresh clone says all that would be done', () => {
    const clone = freshClone()
    const { status, stdout, stderr } = ran(node, clone, 'start', ['--dry-run', 'bridge'])
    expect(stdout).toMatch(
      /^set-up: \d+ npm packages are missing .*\nset-up: would run: npm ci --ignore-scripts$/m,
    )
    expect(stdout).toMatch(
      /^set-up: Node v20\.20\.2 is too old .*\nset-up: would run: npm ci .* setup\/node/m,
    )
    expect(stdout).toMatch(/^image: would (not )?be built /m)
    if (!stdout.includes('image: would not'))
      expect(stdout).toMatch(
        /^image: would be built into .*\/cache\/skbench, unless it is there\nimage: some \d+ MB, .* mirror .*:\nimage: .*\bbpftrace\b/m,
      )
    expect(stdout).toMatch(/set-up: would run: npx vitest bench bridge\n$/)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('npm run clean on a Node that is too old, and no other there, says what to do', () => {
    const clone = freshClone()
    mkdirSync(join(clone, 'node_modules', 'dockerode'), { recursive: true })
    const { status, stdout, stderr } = ran(node, clone, 'clean')
    expect(stderr).toMatch(/^set-up: this machine's Node is too old: [^\n]*npm run clean again\n$/)
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
  })
})
