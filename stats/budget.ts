/** Seconds for the cost of one mode, unless a person says otherwise; `update`: with -u, which makes a baseline. */
export const defaultBudgetS = { gate: 6, update: 60 }
