/** Releases of QEMU under which a guest took the same instructions for a round trip: docs/virtual-clock.md has the numbers. */
const alike = /^QEMU (7\.2|10\.0)\.\d+,/

/** What an emulator counts as: costs by two that count alike may be compared. */
export const countsAs = (emulator: string): string => emulator.replace(alike, 'QEMU 7.2 or 10.0,')
