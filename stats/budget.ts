/**
 * Seconds for the cost of one mode, unless a person says otherwise; `update`: with -u. A first run without it
 * is a look: what it records, it records because some seconds were enough.
 */
export const defaultBudgetS = { gate: 4, update: 60 }
