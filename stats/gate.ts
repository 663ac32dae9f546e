import { type BootValues, centreOfBoots } from './baseline.ts'
import { compare, halfWidthOf, pValueBeyond } from './comparison.ts'
import { decide, type Decision, smallestDetectable } from './decision.ts'
import { bonferroniLevel, defaultAlpha } from './family.ts'
import { defaultMinEffect, defaultSpreadFactor, marginOf } from './margin.ts'
import { setUpsStillNeeded, type Width } from './stopping.ts'
import { trimmedMean } from './trimmed.ts'

export type Quantity = 'control' | 'subject' | 'added cost' | 'subject p10'

/** One gated quantity against its baseline, ns. Without a baseline all but the centre are null. */
export interface QuantityGate {
  quantity: Quantity
  centreNs: number
  baselineNs: number | null
  differenceNs: number | null
  halfWidthNs: number | null
  marginNs: number | null
  smallestDetectableNs: number | null
  /** of the one-sided test of "difference <= margin"; null where no test was made */
  pValue: number | null
  verdict: Decision | 'recorded'
}

export interface GateSettings {
  minEffect: number
  spreadFactor: number
  /** alpha / planned quantities */
  errorPerSide: number
}

/** @param planned gated quantities of the whole run */
export function settingsOf(
  planned: number,
  { minEffect = defaultMinEffect, spreadFactor = defaultSpreadFactor, alpha = defaultAlpha } = {},
): GateSettings {
  return { minEffect, spreadFactor, errorPerSide: bonferroniLevel(alpha, planned) }
}

export interface Gated {
  gate: QuantityGate
  width: Width
  /** set-ups that are still needed for half the margin: 0, a number, or null when no number is enough */
  moreSetUps: number | null
}

/**
 * Judges one quantity: margin from the baseline, interval of the difference, decision.
 * @param now one value per set-up, ns, at least 1
 * @param boots the baseline's values by boot, each at least 2
 * @param referenceRttNs what minEffect is a share of: the baseline's RTT of the control for the control, else of the subject
 * @throws RangeError as compare and marginOf do
 */
export function gateQuantity(
  quantity: Quantity,
  now: readonly number[],
  boots: readonly (readonly number[])[],
  referenceRttNs: number,
  settings: GateSettings,
): Gated {
  const comparison = compare(now, boots)
  const margin = marginOf({ referenceRtt: referenceRttNs, boots: comparison.boots, ...settings })
  const halfWidth = halfWidthOf(comparison, settings.errorPerSide)
  return {
    gate: {
      quantity,
      centreNs: comparison.now.centre,
      baselineNs: comparison.baselineCentre,
      differenceNs: comparison.difference,
      halfWidthNs: halfWidth,
      marginNs: margin,
      smallestDetectableNs: smallestDetectable(comparison, margin, settings.errorPerSide),
      pValue: pValueBeyond(comparison, margin),
      verdict: decide(comparison.difference, halfWidth, margin),
    },
    width: { halfWidth, margin },
    moreSetUps: setUpsStillNeeded(comparison, margin, settings.errorPerSide),
  }
}

/** Control, subject and added cost; under the virtual clock also the subject's 10 % quantile. */
export type Quantities<T> = readonly [control: T, subject: T, added: T, ...p10: T[]]

/** By clock: gated quantities of a mode. */
export const quantitiesOf = { wall: 3, virtual: 4 } as const

/**
 * Judges the quantities of a round trip: `minEffect` is a share of the RTT of each, of the subject's for the added cost and the 10 % quantile.
 * That one is judged where the run and each boot have it.
 */
export function gateAll(
  now: BootValues,
  boots: readonly BootValues[],
  settings: GateSettings,
): Quantities<Gated> {
  const controls = boots.map((boot) => boot.controlNs)
  const subjects = boots.map((boot) => boot.subjectNs)
  const added = boots.map((boot) => boot.addedNs)
  const subjectRttNs = centreOfBoots(subjects)
  const three = [
    gateQuantity('control', now.controlNs, controls, centreOfBoots(controls), settings),
    gateQuantity('subject', now.subjectNs, subjects, subjectRttNs, settings),
    gateQuantity('added cost', now.addedNs, added, subjectRttNs, settings),
  ] as const
  const p10s = boots.flatMap(({ subjectP10Ns }) => (subjectP10Ns ? [subjectP10Ns] : []))
  return now.subjectP10Ns && p10s.length === boots.length
    ? [...three, gateQuantity('subject p10', now.subjectP10Ns, p10s, subjectRttNs, settings)]
    : three
}

/** A quantity with nothing to compare with. */
export function recordQuantity(quantity: Quantity, now: readonly number[]): QuantityGate {
  const none = { baselineNs: null, differenceNs: null, halfWidthNs: null, marginNs: null }
  const centreNs = trimmedMean(now).centre
  return { quantity, centreNs, ...none, smallestDetectableNs: null, pValue: null, verdict: 'recorded' }
}

/** The same quantity on a noisy machine: shown, but neither tested nor decided. */
export function withholdVerdict(gate: QuantityGate): QuantityGate {
  return { ...gate, pValue: null, verdict: 'inconclusive' }
}
