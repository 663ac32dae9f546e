/** Does SKBENCH_ALLOW_SKIP permit this skip? @param entries 'mode', or 'mode:reason' where the reason is part of the skip's */
export function isAllowed(
  { mode, reason }: { mode: string; reason: string },
  entries: readonly string[],
): boolean {
  return entries.some((entry) => {
    const [name, ...rest] = entry.split(':')
    if (name?.trim() !== mode) return false
    return reason.toLowerCase().includes(rest.join(':').trim().toLowerCase())
  })
}

/** What to say of the entries that name this mode with another reason; empty where there is none. */
export function missesReason(skip: { mode: string; reason: string }, entries: readonly string[]): string {
  const missed = entries.filter((entry) => entry.split(':')[0]?.trim() === skip.mode)
  if (missed.length === 0 || isAllowed(skip, entries)) return ''
  return ` (SKBENCH_ALLOW_SKIP=${missed.join(',')} names another reason, and permits nothing here)`
}
