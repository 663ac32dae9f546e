/** What a cost in instructions does not tell, for whoever reads one as a time. */
export const blindText = (blindTo: readonly string[]): string =>
  `Costs are executed instructions of an emulated guest, not time. What they do not show: ${blindTo.join('; ')}.`
