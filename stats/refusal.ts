/**
 * What the arithmetic refuses. Everything in this folder that takes numbers throws a RangeError which names the
 * thing; nothing returns NaN. Functions that judge (set-up, cost, exact) turn the same cases into states.
 */

/** Throws unless there are at least `least` values and all are finite. */
export function refuseBadValues(name: string, values: readonly number[], least = 1): void {
  if (values.length < least) {
    throw new RangeError(`${name}: ${values.length} value(s), needs at least ${least}`)
  }
  const bad = values.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) throw new RangeError(`${name}: value ${bad} is ${values[bad]}, needs a finite number`)
}

/** Throws unless the value is finite and low <= value <= high. */
export function refuseOutside(name: string, value: number, low: number, high: number): void {
  if (!Number.isFinite(value) || value < low || value > high) {
    throw new RangeError(`${name} is ${value}, needs a number from ${low} to ${high}`)
  }
}

/** Throws unless 0 < value < 1: a probability that a quantile function can take. */
export function refuseImproper(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} is ${value}, needs a number between 0 and 1`)
}

/** Throws unless the value is a whole number >= least. */
export function refuseNotCount(name: string, value: number, least = 0): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} is ${value}, needs a whole number of at least ${least}`)
  }
}

/** The first reason why these values cannot be used, or null: for functions that return states. */
export function reasonToRefuse(name: string, values: readonly number[], least = 1): string | null {
  try {
    refuseBadValues(name, values, least)
    return null
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}
