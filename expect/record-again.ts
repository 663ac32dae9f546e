import type { Subject } from '../baselines/schema.ts'
import { factChanges } from './facts.ts'

/**
 * How a baseline that cannot judge is made again so that it is still a "before".
 * @param how what it takes beside `-u`
 */
export function recordAgain(before: Subject, now: Subject, how = ''): string {
  const changed = factChanges(before, now).map(({ where, expected }) => `${where} ${expected}`)
  return changed.length === 0
    ? `record it again with -u${how} before anything is changed: once it is, -u would record the new state`
    : `go back to ${changed.join(', ')} and record it there with -u${how}: -u here would record the new state`
}
