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
]
