// The checks of `npm test`, each a command of node_modules/.bin.
// One of each kind: a mode takes 20 s where the kernel is emulated.
const labModes = ['loopback', 'bridge.bench', 'ipvlan-l2', 'overlay-two-nodes'].map(
  (name) => `benchmarks/${name}`,
)

const profiledModes = ['loopback', 'bridge.bench'].map((name) => `benchmarks/${name}`)

/** Emptied before the check: a mode that a run of before could do would count as lost. */
const noBaselines = 'results/no-baselines'

export const checks = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings=0'] },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  {
    name: 'import directions',
    command: ['depcruise', '--config=.dependency-cruiser.cjs', '--output-type=err', '.'],
  },
  { name: 'dead code', command: ['knip'] },
  {
    name: 'generated types',
    command: ['node', '--experimental-strip-types', 'baselines/generate.ts', '--check'],
    only: 'baselines/generate.ts',
  },
  { name: 'unit tests', command: ['vitest', 'run', '--project', 'unit'] },
  {
    // What a spec says must hold on every kernel, on real engines: -u accepts all else. Costs need a quiet machine.
    name: 'specs on the private target: paths and reachability',
    command: ['vitest', 'bench', '--project', 'private', '-u'],
    needs: 'engines',
    emptied: noBaselines,
    env: {
      SKBENCH_GATE: 'path,reachability',
      SKBENCH_BASELINES: noBaselines,
      SKBENCH_BUDGET_S: '4',
    },
  },
  ...['debian-7.3+docker-26.1', 'debian-6.12+docker-28.5'].map((target) => ({
    name: `specs on ${target} in the lab: paths, reachability and instructions, by the baselines of the repository`,
    command: ['vitest', 'bench', ...labModes, '--project', target],
    needs: 'microVms',
  })),
  {
    name: 'instruction profiles on debian-6.12 in the lab: calls by function, by the baselines of the repository',
    command: ['vitest', 'bench', ...profiledModes, '--project', 'profile-debian-6.12+docker-26.1'],
    needs: 'microVms',
  },
]
