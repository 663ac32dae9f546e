import type { BaselineState } from '../baselines/observation.ts'

/**
 * Why nothing could be compared, with what mends it. Where a "before" was named `-u` is no remedy after the upgrade: it would make the
 * new state the "before".
 */
export function missingBaseline({
  file,
  mustStand,
}: Pick<BaselineState<unknown>, 'file' | 'mustStand'>): string {
  return mustStand === true
    ? `there is no baseline ${file}: correct SKBENCH_BASELINES, or bring the file back from where it was recorded; -u here would record the state of now: only before an upgrade`
    : `there is no baseline ${file}; record one with -u, which writes the state of now: only before an upgrade`
}
