import { reasonToRefuse } from './refusal.ts'
import { meanOf, trimmedMean, trimmedOrLone } from './trimmed.ts'

/** Values of the set-ups of one boot, ns: one per set-up in each list. */
export interface BootValues {
  controlNs: readonly number[]
  subjectNs: readonly number[]
  addedNs: readonly number[]
  /** 10 % quantile of the subject, under the virtual clock alone */
  subjectP10Ns?: readonly number[]
}

/** An RTT below this share of the baseline's is no improvement: something else was measured, now or then. */
export const implausibleShare = 0.5
/** Set-ups a boot must have, and a run, but for one that passes by fewer. */
export const leastSetUps = 3
/** Set-ups that may pass under a clock that repeats, by what the baseline's boots know of their spread. They never fail. */
export const leastToPass = 1

/** Set-ups that these verdicts need. */
export function setUpsNeeded(clock: 'virtual' | undefined, verdicts: readonly string[]): number {
  const passed = verdicts.length > 0 && verdicts.every((verdict) => verdict === 'pass')
  return clock === 'virtual' && passed ? leastToPass : leastSetUps
}

/**
 * Why these boots are no baseline for these values, or null. A baseline far too slow would let everything pass: an RTT
 * of less than half the baseline's is refused (a slower one is not: that is what the gate is for).
 */
export function reasonAgainstBaseline(boots: readonly BootValues[], now: BootValues): string | null {
  if (boots.length === 0) return 'the baseline has no boots'
  for (const [i, boot] of boots.entries()) {
    for (const [name, values] of Object.entries(boot) as [string, readonly number[]][]) {
      if (!names.includes(name)) continue
      const reason = reasonToRefuse(`baseline boot ${i} ${name}`, values, leastSetUps)
      if (reason !== null) return reason
    }
    const fastest = Math.min(...boot.controlNs, ...boot.subjectNs)
    if (fastest <= 0) return `baseline boot ${i}: an RTT of ${fastest} ns`
  }
  for (const name of ['controlNs', 'subjectNs'] as const) {
    const then = centreOfBoots(boots.map((boot) => boot[name]))
    const share = trimmedOrLone(now[name]).centre / then
    if (share < implausibleShare) {
      const times = (1 / share).toFixed(1)
      return `baseline ${name} is ${times} times what was measured now: not the same thing`
    }
  }
  return null
}

/** Mean of the boots' trimmed means. */
export function centreOfBoots(boots: readonly (readonly number[])[]): number {
  return meanOf(boots.map((values) => trimmedMean(values).centre))
}

const names = ['controlNs', 'subjectNs', 'addedNs', 'subjectP10Ns']
