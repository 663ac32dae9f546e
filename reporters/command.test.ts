import { expect, test } from 'vitest'
import {
  commandText,
  parseCommand,
  projectsOf,
  typedCommand,
  withFilters,
  withOption,
  withoutUpdate,
  withProjects,
  withUpdate,
} from './command.ts'

const typed = (words: string[], env = {}): string => commandText(typedCommand(words, env))

test('a command is what was typed, its options before it, quoted where a shell needs it', () => {
  const env = { SKBENCH_KEEP: '1', PATH: '/bin', SKBENCH_IMAGE: '', SKBENCH_ALLOW_SKIP: "host:it's not" }
  expect(typed(['bench', 'bridge', '--project', 'private', '-t', '^(?!a b)', ''], env)).toBe(
    `SKBENCH_ALLOW_SKIP='host:it'\\''s not' SKBENCH_KEEP=1 npx vitest bench bridge --project private -t '^(?!a b)' ''`,
  )
})

test.each([
  [['bench', '-u', 'bridge'], 'npx vitest bench bridge -u'],
  [
    ['bench', '--project', 'private', '-u', 'bridge', 'host'],
    'npx vitest bench --project private bridge host -u',
  ],
  [['bench', '--update', '--project', 'private'], 'npx vitest bench --project private -u'],
  [['bench', '--update=bridge'], 'npx vitest bench bridge -u'],
  [['bench', '-u', 'all', 'bridge'], 'npx vitest bench bridge -u'],
  [['bench', '-u', 'none', 'bridge'], 'npx vitest bench bridge -u none'],
  [['bench', 'none', '-u'], 'npx vitest bench none -u'],
])('-u of %j stands last, and a filter that it took for its value is one again', (words, text) => {
  expect(typed(words)).toBe(text)
})

test('what was written is read again', () => {
  const text = `SKBENCH_ALLOW_SKIP='host:it'\\''s = not' SKBENCH_KEEP=1 npx vitest bench bridge -t 'a "b" \\' '' -u new`
  expect(parseCommand(text)).toEqual({
    options: { SKBENCH_ALLOW_SKIP: "host:it's = not", SKBENCH_KEEP: '1' },
    words: ['bench', 'bridge', '-t', 'a "b" \\', ''],
    update: 'new',
  })
  expect(commandText(parseCommand(text))).toBe(text)
})

test('an option is replaced, not given twice: the shell would take the last', () => {
  const command = parseCommand('SKBENCH_ALLOW_SKIP=host SKBENCH_BUDGET_S=60 npx vitest bench')
  expect(commandText(withOption(command, 'SKBENCH_BUDGET_S', '300'))).toBe(
    'SKBENCH_BUDGET_S=300 SKBENCH_ALLOW_SKIP=host npx vitest bench',
  )
})

test('SKBENCH_ACCEPT goes with -u, and takes in what else is accepted', () => {
  const command = parseCommand('SKBENCH_ACCEPT=path SKBENCH_KEEP=1 npx vitest bench bridge -u')
  expect(commandText(withoutUpdate(command))).toBe('SKBENCH_KEEP=1 npx vitest bench bridge')
  expect(commandText(withUpdate(command, ['cost', 'path']))).toBe(
    'SKBENCH_ACCEPT=path,cost SKBENCH_KEEP=1 npx vitest bench bridge -u',
  )
  expect(commandText(withUpdate(parseCommand('npx vitest bench -u none'), ['cost']))).toBe(
    'npx vitest bench -u',
  )
})

test('filters are replaced, and no value of an option is taken for one', () => {
  const command = parseCommand(
    'npx vitest bench bridge --project bridge host -t host --reporter=dot --run none -u',
  )
  expect(commandText(withFilters(command, ['a.bench.ts', 'b.bench.ts']))).toBe(
    'npx vitest bench a.bench.ts b.bench.ts --project bridge -t host --reporter=dot --run -u',
  )
})

test.each([
  ['-p a host', ['a']],
  ['--project=b host --project c', ['b', 'c']],
  ['host', []],
])('projects are read and replaced, however they were typed: %s', (words, projects) => {
  const command = parseCommand(`npx vitest bench ${words} -u`)
  expect(projectsOf(command)).toEqual(projects)
  expect(commandText(withProjects(command, ['d']))).toBe('npx vitest bench host --project d -u')
})
