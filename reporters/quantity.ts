const nsPerUs = 1000

/** ns as µs without the unit: '10.92', from 100 µs on with one digit; '-' for what is absent or no number. */
export function us(ns: number | null | undefined): string {
  if (ns === null || ns === undefined || !Number.isFinite(ns)) return '-'
  const value = ns / nsPerUs
  return value.toFixed(Math.abs(value) < 100 ? 2 : 1)
}

/** ns as µs with its sign: '+0.52', '-0.10', '+0.00'. */
export function signedUs(ns: number): string {
  return ns < 0 ? us(ns) : `+${us(ns)}`
}

/** A difference and the half-width of its interval: '+0.52 ± 0.05'. Without a half-width: '+0.52'. */
export function withInterval(centre: string, halfWidthNs: number | null): string {
  return halfWidthNs === null ? centre : `${centre} ± ${us(halfWidthNs)}`
}

/** A share of a whole as signed per cent: '+4.8 %'. */
export function signedPercent(share: number): string {
  const text = (share * 100).toFixed(1)
  return `${share < 0 ? '' : '+'}${text} %`
}

/** A duration for a person: '8 s', '1 min 12 s', '1 h 5 min'. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}
