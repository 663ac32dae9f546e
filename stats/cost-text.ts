import { us } from './microseconds.ts'

/** By which clock a cost was measured; absent: the wall clock. */
type Clock = 'virtual' | undefined

/** A cost for a sentence. Under the virtual clock a nanosecond is an executed instruction, and no time. */
export const costText = (clock: Clock): ((ns: number) => string) =>
  clock === 'virtual' ? (ns) => `${grouped(ns)} instructions` : us

/** A count with its thousands apart: '56 708'. */
export const grouped = (count: number): string =>
  Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ' ')
