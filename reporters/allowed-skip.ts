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
