import type { ModeReport, Verdict } from '../baselines/report.ts'
import type { ModePart } from './channel.ts'

/** A part as one test left it, with the target whose project ran the test. */
export interface FoundPart {
  target: string
  part: ModePart
}

/**
 * One report for each (target, mode), in the order of first sight. Of a field that several tests set, the last holds;
 * verdicts and notes add up, each once: a set-up that cannot be made says the same in every test.
 */
export function mergeParts(found: FoundPart[]): ModeReport[] {
  const reports = new Map<string, ModeReport>()
  for (const { target, part } of found) {
    const key = JSON.stringify([target, part.mode])
    const before = reports.get(key)
    const verdicts = withoutEqual([...(before?.verdicts ?? []), ...part.verdicts])
    const notes = [...new Set([...(before?.notes ?? []), ...(part.notes ?? [])])]
    const base = before ?? { mode: part.mode, title: part.mode, target, verdicts, notes }
    reports.set(key, { ...base, ...definedOf(part), target, verdicts, notes })
  }
  return [...reports.values()]
}

function withoutEqual(verdicts: Verdict[]): Verdict[] {
  return [...new Map(verdicts.map((verdict) => [JSON.stringify(verdict), verdict])).values()]
}

function definedOf(part: ModePart): ModePart {
  const entries = Object.entries(part as Record<string, unknown>).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(entries), mode: part.mode, verdicts: part.verdicts }
}
