import { grouped } from '../stats/cost-text.ts'

const nsPerUs = 1000

/** ns as µs without the unit: '10.92', from 100 µs on with one digit; '-' for what is absent or no number. */
export function us(ns: number | null | undefined): string {
  if (ns === null || ns === undefined || !Number.isFinite(ns)) return '-'
  const value = ns / nsPerUs
  return value.toFixed(Math.abs(value) < 100 ? 2 : 1)
}

/** Instructions, as a nanosecond of the virtual clock is one: '56 708'; '-' as `us`. */
function instructions(ns: number | null | undefined): string {
  return ns === null || ns === undefined || !Number.isFinite(ns) ? '-' : grouped(ns)
}

/** How costs are said without their unit: with a sign ('+0.52', '+133'), and a difference with its interval ('+0.52 ± 0.05'). */
export interface CostFormat {
  unit: 'µs' | 'instructions'
  plain: (ns: number | null | undefined) => string
  signed: (ns: number) => string
  withInterval: (centre: string, halfWidthNs: number | null) => string
}

const formatOf = (unit: CostFormat['unit'], plain: CostFormat['plain']): CostFormat => ({
  unit,
  plain,
  signed: (ns) => (ns < 0 ? plain(ns) : `+${plain(ns)}`),
  withInterval: (centre, halfWidthNs) =>
    halfWidthNs === null ? centre : `${centre} ± ${plain(halfWidthNs)}`,
})

const wall = formatOf('µs', us)
const virtual = formatOf('instructions', instructions)

/** By the clock of a cost. */
export const costFormat = (clock: 'virtual' | undefined): CostFormat => (clock === 'virtual' ? virtual : wall)

/** A share of a whole as signed per cent: '+4.8 %'; '0.0 %' has no sign. */
export function signedPercent(share: number): string {
  const text = Math.abs(share * 100).toFixed(1)
  const sign = text === '0.0' ? '' : share < 0 ? '-' : '+'
  return `${sign}${text} %`
}

/** A duration for a person: '8 s', '1 min 12 s', '1 h 5 min'. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}
