// Imports go one way. A folder may import itself, what its line lists, and packages.
const allowed = {
  benchmarks: ['fixtures/test[.]ts'],
  fixtures: ['stats/', 'baselines/', 'bpf/'],
  expect: ['stats/', 'baselines/'],
  reporters: ['stats/', 'baselines/'],
  stats: [],
  baselines: [],
  bpf: [],
  setup: [],
}
const ours = `^(${Object.keys(allowed).join('|')})/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-development-package-in-product',
      comment: 'a benchmark run needs dependencies only',
      severity: 'error',
      from: { path: ours, pathNot: '([.]test[.]ts$|^baselines/generate)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
    ...Object.entries(allowed).map(([folder, targets]) => ({
      name: `${folder}-imports`,
      comment: `${folder}/ imports ${targets.join(', ') || 'nothing of ours'}`,
      severity: 'error',
      // a unit test may take what it needs to judge its own folder
      from: { path: `^${folder}/`, pathNot: '[.]test[.]ts$' },
      to: { path: ours, pathNot: [`^${folder}/`, ...targets.map((target) => `^${target}`)] },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^results/', '(^|/)node_modules/[.]'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
