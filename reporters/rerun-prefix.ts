/** Options that must stand before a command so that it repeats this run: 'SKBENCH_AGAINST=debian-6.1 '; '' where none is set. */
export function rerunPrefix(env: NodeJS.ProcessEnv): string {
  const names = Object.keys(env).filter((name) => name.startsWith('SKBENCH_') && env[name] !== '')
  return names
    .toSorted()
    .map((name) => `${name}=${quoted(env[name] ?? '')} `)
    .join('')
}

function quoted(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}
