import { parseCLI } from 'vitest/node'

/** A command line of `vitest bench`, to be printed with a change or as it was typed. */
export interface Command {
  /** SKBENCH_* before it */
  options: Record<string, string>
  /** what stands after `npx vitest`, without -u */
  words: string[]
  /** value of -u; null: there is no -u */
  update: 'all' | 'new' | 'none' | null
}

const updates = ['all', 'new', 'none'] as const

/**
 * What a person typed.
 * @param words after `vitest`, as the shell gave them
 */
export function typedCommand(words: readonly string[], env: NodeJS.ProcessEnv): Command {
  const set = Object.entries(env).filter(([name, value]) => name.startsWith('SKBENCH_') && value)
  return commandOf(
    set.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, value = '']) => [name, value]),
    words,
  )
}

/** The words as vitest means them: -u takes the next word for its value, and where that is none it was a filter. */
function commandOf(options: [string, string][], words: readonly string[]): Command {
  const command: Command = { options: Object.fromEntries(options), words: [], update: null }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const flag = /^(?:-u|--update)(?:=(.*))?$/.exec(word)
    if (!flag) {
      command.words.push(word)
      continue
    }
    const next = words[at + 1]
    const isValue = flag[1] === undefined && next?.startsWith('-') === false
    const value = isValue ? next : flag[1]
    if (isValue) at++
    command.update = updates.find((one) => one === value) ?? 'all'
    if (value !== undefined && value !== command.update) command.words.push(value)
  }
  return command
}

/** Reads a command that `commandText` wrote. */
export function parseCommand(text: string): Command {
  const words = [...text.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\'/g, (_, plain?: string) => plain ?? "'"),
  )
  const start = words.findIndex((word) => !/^SKBENCH_\w+=/.test(word))
  const options = words.slice(0, start).map((word): [string, string] => {
    const equals = word.indexOf('=')
    return [word.slice(0, equals), word.slice(equals + 1)]
  })
  return commandOf(options, words.slice(start + 2))
}

/** As a shell takes it. vitest takes a word after -u for its value, so -u stands last. */
export function commandText({ options, words, update }: Command): string {
  const before = Object.entries(options).map(([name, value]) => optionText(name, value))
  const last = update === null ? [] : update === 'all' ? ['-u'] : ['-u', update]
  return [...before, 'npx', 'vitest', ...words.map(quoted), ...last].join(' ')
}

export const optionText = (name: string, value: string): string => `${name}=${quoted(value)}`

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

function omit(options: Command['options'], name: string): Command['options'] {
  return Object.fromEntries(Object.entries(options).filter(([one]) => one !== name))
}

/** The command with this value of an option, first, where a reader looks for what is new. */
export function withOption({ options, ...rest }: Command, name: string, value: string): Command {
  return { ...rest, options: { [name]: value, ...omit(options, name) } }
}

/** The command that compares with what this one records: SKBENCH_ACCEPT without -u would be refused. */
export function withoutUpdate({ options, words, update }: Command): Command {
  if (update !== 'all') return { options, words, update }
  return { options: omit(options, 'SKBENCH_ACCEPT'), words, update: null }
}

/** The command that records, these classes too. */
export function withUpdate(command: Command, classes: readonly string[]): Command {
  return command.options['SKBENCH_ACCEPT'] ? accepting(command, classes) : { ...command, update: 'all' }
}

/** The command that accepts changes of these classes, beside those that it accepts by name, and of no other. */
export function accepting(command: Command, classes: readonly string[]): Command {
  const named = command.options['SKBENCH_ACCEPT']?.split(',') ?? []
  const all = [...new Set([...named, ...classes])].join(',')
  return { ...withOption(command, 'SKBENCH_ACCEPT', all), update: 'all' }
}

const parsed = (words: readonly string[]) => parseCLI(['vitest', ...words])
const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The command for these spec files alone. A word is a filter where vitest's own parser misses nothing else without it. */
export function withFilters({ options, words, update }: Command, files: readonly string[]): Command {
  const all = parsed(words)
  const isFilter = (_: string, at: number): boolean => {
    const without = parsed(words.toSpliced(at, 1))
    return without.filter.length < all.filter.length && isEqual(without.options, all.options)
  }
  const others = words.filter((word, at) => !isFilter(word, at))
  return { options, words: others.toSpliced(others.indexOf('bench') + 1, 0, ...files), update }
}

export const projectsOf = ({ words }: Command): string[] => [parsed(words).options.project ?? []].flat()

/** The command for these projects in the place of those that it names. */
export function withProjects(command: Command, names: readonly string[]): Command {
  const { words } = command
  const isProject = (word: string | undefined): boolean => word === '--project' || word === '-p'
  const others = words.filter(
    (word, at) => !isProject(word) && !isProject(words[at - 1]) && !/^(--project|-p)=/.test(word),
  )
  return { ...command, words: [...others, ...names.flatMap((name) => ['--project', name])] }
}
