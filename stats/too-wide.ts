import type { BootValues } from './baseline.ts'
import { gateAll, type Gated, type GateSettings, type Quantities } from './gate.ts'
import { widestMargin } from './margin.ts'
import { us } from './microseconds.ts'
import type { Width } from './stopping.ts'

/** A run must see an increase of so many margins (docs/statistics.md, When to stop). */
const marginsToSee = 2

/**
 * Why no later run could be judged by these boots, or null: they are judged by a run that is as good as their last boot. When that one
 * would not see an increase of twice the margin in 90 % of cases, it would not pass in 90 % of cases either where nothing
 * changed (the two are one inequality), and a longer one little oftener: most of the width is the baseline's.
 * @param boots the last one is what was recorded last; each has values
 * @param text how a cost is said
 */
export function reasonTooWide(
  boots: readonly BootValues[],
  settings: GateSettings,
  text: (ns: number) => string = us,
): string | null {
  const last = boots.at(-1)
  if (last === undefined) return 'there are no boots'
  const gated = gateAll(last, boots, settings)
  const blind = reasonAgainstMargins(gated)
  if (blind !== null) return blind
  const [worst] = gated.filter((each) => !isNarrow(each)).toSorted((a, b) => excessOf(b) - excessOf(a))
  if (worst === undefined) return null
  const { quantity, smallestDetectableNs, marginNs } = worst.gate
  const setUps = boots.reduce((sum, { controlNs }) => sum + controlNs.length, 0)
  const what = boots.length === 1 ? `${setUps} set-ups` : `${setUps} set-ups in ${boots.length} boots`
  return `${what} show a change of ${quantity} from ${text(smallestDetectableNs ?? 0)} on, and the gate needs it from ${text(marginsToSee * (marginNs ?? 0))} on`
}

/**
 * A boot to be recorded, without its 10 % quantile where that alone would keep it from serving: where the ends take another order in about a tenth
 * of the round trips, the quantile of a set-up is one of two values far apart.
 */
export function servingBoot<Boot extends BootValues>(
  boot: Boot,
  settings: GateSettings,
): Boot | Omit<Boot, 'subjectP10Ns'> {
  const { subjectP10Ns, ...others } = boot
  const keeps =
    subjectP10Ns === undefined ||
    reasonTooWide([boot], settings) === null ||
    reasonTooWide([others], settings) !== null
  return keeps ? boot : others
}

/** As reasonTooWide, of a boot that is being recorded, against itself, as widths for the stopping rule: (effect - margin) / 2 <= margin / 2. */
export function widthsOfRecording(values: BootValues, settings: GateSettings): Width[] {
  return gateAll(values, [values], settings).map(({ gate, width: { margin } }) => ({
    halfWidth: ((gate.smallestDetectableNs ?? 0) - margin) / 2,
    margin,
  }))
}

/**
 * Why these margins would let anything pass, or null: they grow with the spread of the baseline's set-ups, and one that was
 * recorded while the machine changed its speed has a margin that no real change reaches.
 */
export function reasonAgainstMargins(quantities: Quantities<Gated>): string | null {
  const [control, subject] = quantities
  for (const gated of quantities) {
    const rttNs = (gated === control ? control : subject).gate.baselineNs
    const share = gated.width.margin / (rttNs ?? 0)
    if (share <= widestMargin) continue
    return `the set-ups differ by so much that the margin for ${gated.gate.quantity} is ${(100 * share).toFixed(0)} % of a round trip, more than ${100 * widestMargin} %`
  }
  return null
}

const excessOf = ({ gate, width }: Gated): number => (gate.smallestDetectableNs ?? 0) / width.margin
const isNarrow = (gated: Gated): boolean => excessOf(gated) <= marginsToSee
