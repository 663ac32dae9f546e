/** Options that must stand before a command so that it repeats this run: 'SKBENCH_AGAINST=debian-6.1 '; '' where none is set. */
export function rerunPrefix(env: NodeJS.ProcessEnv): string {
  const names = Object.keys(env).filter((name) => name.startsWith('SKBENCH_') && env[name] !== '')
  return names
    .toSorted()
    .map((name) => assignment(name, env[name] ?? ''))
    .join('')
}

/** The value that a command gives an option before its first word. */
export function optionOf(command: string, name: string): string | undefined {
  return assignments(command).find((one) => one.name === name)?.value
}

/** The command with this value of an option, in the place of the one that it had: of two, a shell takes the last. */
export function withOption(command: string, name: string, value: string): string {
  const others = assignments(command).filter((one) => one.name !== name)
  const rest = command.replace(leading, '')
  return assignment(name, value) + others.map((one) => assignment(one.name, one.value)).join('') + rest
}

const one = /(SKBENCH_\w+)=((?:'[^']*'|\\'|[^\s'])*) /
const leading = new RegExp(`^(?:${one.source})*`)

function assignments(command: string): { name: string; value: string }[] {
  const before = leading.exec(command)?.[0] ?? ''
  return [...before.matchAll(new RegExp(one, 'g'))].map(([, name = '', value = '']) => ({
    name,
    value: value.replace(/'([^']*)'|\\'/g, (_, plain?: string) => plain ?? "'"),
  }))
}

const assignment = (name: string, value: string): string => `${name}=${quoted(value)} `

function quoted(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}
