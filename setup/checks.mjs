// The checks of `npm test`, each a command of node_modules/.bin.
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
    command: ['node', 'baselines/generate.ts', '--check'],
    only: 'baselines/generate.ts',
  },
  { name: 'unit tests', command: ['vitest', 'run', '--project', 'unit'] },
  {
    // What a spec says must hold on every kernel, on real engines: -u accepts all else. Costs need a quiet machine.
    name: 'specs on the private target: paths and reachability',
    command: ['vitest', 'bench', '--project', 'private', '-u'],
    engines: true,
    env: {
      SKBENCH_GATE: 'path,reachability',
      SKBENCH_BASELINES: 'results/no-baselines',
      SKBENCH_BUDGET_S: '4',
    },
  },
]
