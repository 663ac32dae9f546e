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

/**
 * May the cost of this mode be left open? Only an entry 'mode:cost' says so, or 'mode:cost' and more of the reason: a mode
 * whose skip is permitted is still judged where it can be done.
 */
export function isAllowedCost(
  { mode, reason }: { mode: string; reason: string },
  entries: readonly string[],
): boolean {
  const ofCost = entries.filter((entry) => /^[^:]*:\s*cost\b/i.test(entry))
  return isAllowed({ mode, reason: `cost ${reason}` }, ofCost)
}

/** What to say of the entries that name this mode with another reason; empty where there is none. */
export function missesReason(skip: { mode: string; reason: string }, entries: readonly string[]): string {
  const missed = entries.filter((entry) => entry.split(':')[0]?.trim() === skip.mode)
  if (missed.length === 0 || isAllowed(skip, entries)) return ''
  return ` (SKBENCH_ALLOW_SKIP=${missed.join(',')} names another reason, and permits nothing here)`
}
