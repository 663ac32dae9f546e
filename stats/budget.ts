/** Seconds for the cost of one mode, unless a person says otherwise; `update`: with -u, or where there is no baseline and this run makes one. */
export const defaultBudgetS = { gate: 6, update: 60 }
