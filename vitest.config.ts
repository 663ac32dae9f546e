import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { configDefaults, defineConfig, type Plugin, type TestProjectInlineConfiguration } from 'vitest/config'
import { messageOf } from './fixtures/errors.ts'
import { everyModeProjects, extraProjects, targets } from './fixtures/targets.ts'
import { updateState } from './fixtures/update-state.ts'
import { commandText, typedCommand } from './reporters/command.ts'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `skbench: Node ${process.versions.node} is too old, it needs 22.12 or newer; run \`npm start\` once, then \`npx vitest bench\``,
  )
  process.exit(3)
}

/** The control and the bridge first: the first verdict comes within a minute. */
const first = ['loopback', 'bridge']
/** They put the engine into a swarm, which changes its rules and networks for all that come after. */
const last = /\/(overlay[^/]*|ingress)\.bench\.ts$/

class ControlFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): number => {
      const index = first.findIndex((mode) => file.moduleId.endsWith(`/${mode}.bench.ts`))
      if (last.test(file.moduleId)) return first.length + 1
      return index === -1 ? first.length : index
    }
    return [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId))
  }
}

/** `-u bridge`: vitest takes the filter for the value of -u and would update every file. */
function refuseSwallowedFilter(update: unknown): void {
  try {
    const typed = typedCommand(process.argv.slice(2), process.env)
    updateState(update, Boolean(process.env['CI']), commandText(typed))
  } catch (error) {
    console.error(`skbench: ${messageOf(error)}`)
    process.exit(3)
  }
}

/**
 * Takes plain project names. In bench mode a project is called `NAME (bench)` and vitest's filter knows only that name
 * (vitest-dev/vitest#11149); without a name the run would take every target at once.
 */
const projectNames: Plugin = {
  name: 'skbench:project-names',
  config(config) {
    const test = config.test as { project?: string | string[]; update?: unknown } | undefined
    if (!test) return
    refuseSwallowedFilter(test.update)
    const names = [test.project ?? []].flat()
    test.project =
      names.length === 0
        ? ['unit', 'auto (bench)']
        : [...names, ...names.filter((name) => !/[*)]$/.test(name)).map((name) => `${name} (bench)`)]
  },
}

const benches = (
  name: string,
  include: string[],
  exclude: string[] = [],
): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: [],
    provide: { targetName: name },
    globalSetup: ['./fixtures/run/global-setup.ts'],
    setupFiles: ['./expect/index.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    benchmark: { include, exclude, provider: './fixtures/workload/rounds.ts' },
  },
})

export default defineConfig({
  plugins: [projectNames],
  test: {
    watch: false,
    reporters: [['./reporters/skbench.ts', {}], './reporters/junit.ts'],
    sequence: { sequencer: ControlFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.integration.test.ts', 'results/**'],
          // Some start a vitest of their own, and a busy machine is no failure.
          testTimeout: 60_000,
          benchmark: { include: [] },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          benchmark: { include: [] },
        },
      },
      ...targets.map(({ name }) => benches(name, ['benchmarks/*.bench.ts'])),
      ...everyModeProjects.map(({ name, without }) =>
        benches(
          name,
          ['benchmarks/*.bench.ts'],
          without.map((mode) => `benchmarks/${mode}.bench.ts`),
        ),
      ),
      ...extraProjects.map((name) => benches(name, [`benchmarks/${name}/*.bench.ts`])),
    ],
  },
})
