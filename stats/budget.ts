/**
 * Seconds for the cost of one mode, unless a person says otherwise; `update`: with -u. A first run without it
 * is a look: what it records, it records because some seconds were enough.
 */
export const defaultBudgetS = { gate: 4, update: 60 }

/** What a run has. @param update vitest's update state, or what stands after -u in a command: null without one */
export const usualBudgetS = (update: 'all' | 'new' | 'none' | null): number =>
  defaultBudgetS[update === 'all' ? 'update' : 'gate']

/** Under the virtual clock, with `-u` or without: room for the set-ups of a baseline on a busy machine, 20 s each; most runs end long before. */
export const countedBudgetS = 150
