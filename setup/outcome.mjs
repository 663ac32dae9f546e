// What the checks of `npm test` say together. Pure.

/** Undefined where the suite can start engines of its own. With --yes or CI what can be installed was installed. */
export function whyNoEngines({ root, yes, engine }) {
  if (!root) return 'it starts engines, and that needs root: run npm test as root'
  if (yes || engine) return undefined
  return 'it starts engines, and there is no dockerd here: npm test -- --yes installs one'
}

/** Undefined where the suite can start microVMs. */
export function whyNoMicroVms({ arch, qemu }) {
  if (arch !== 'x64') return `its kernels are for x64, and this machine is ${arch}`
  return qemu
    ? undefined
    : 'it starts microVMs, and there is no qemu-system-x86_64 here: as root npm test -- --yes installs it'
}

/**
 * The last lines and the exit code: 0 all passed, 1 one failed, 2 one could not run. A check that cannot run is no pass, here
 * as in `vitest bench`: a gate that was skipped without a word would stay green for ever.
 * `left`: names of those that --without-specs leaves out; `cannot`: name and reason of those that cannot run here.
 */
export function outcomeOf({ passed, failed, left, cannot }) {
  const exitCode = failed.length > 0 ? 1 : cannot.length > 0 ? 2 : 0
  const counts = [
    `${passed.length} passed`,
    `${failed.length} failed`,
    ...(cannot.length > 0 ? [`${cannot.length} could not run`] : []),
    ...(left.length > 0 ? [`${left.length} left out`] : []),
  ]
  const lines = [
    ...(failed.length > 0 ? [`failed: ${failed.join(', ')}`] : []),
    ...cannot.map(
      ({ name, why }) =>
        `could not run, and that is no pass: ${name}: ${why}, or leave it out: npm test -- --without-specs`,
    ),
    ...(left.length > 0 ? [`left out, as --without-specs asks: ${left.join(', ')}`] : []),
    `${counts.join(', ')}: exit code ${exitCode}`,
  ]
  return { exitCode, lines }
}
