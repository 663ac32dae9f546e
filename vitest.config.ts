import './fixtures/exit-before-run.ts'
import { join } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { commandLine } from './fixtures/command-line.ts'
import { modeNames } from './fixtures/modes.ts'
import { testTimeoutMs } from './fixtures/test-timeout.ts'
import { everyModeProjects, extraProjects, labCampaigns, targets } from './fixtures/targets.ts'
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

/** Benchmarks of folders of benchmarks/, but for some; on the target of the project's name, or another. */
function benches(
  name: string,
  folders: string[],
  {
    without = [],
    target = name,
    campaign = '',
  }: { without?: string[]; target?: string; campaign?: string } = {},
): TestProjectInlineConfiguration {
  const fileOf = (folder: string, mode: string): string => join('benchmarks', folder, `${mode}.bench.ts`)
  const specs = folders.flatMap((folder) =>
    modeNames(folder).flatMap((mode) => (without.includes(mode) ? [] : [fileOf(folder, mode)])),
  )
  return {
    extends: true,
    test: {
      name,
      include: [],
      provide: { targetName: target, campaign, specs },
      globalSetup: ['./fixtures/run/global-setup.ts'],
      setupFiles: ['./expect/index.ts'],
      testTimeout: testTimeoutMs(process.env),
      hookTimeout: 120_000,
      // One worker for all specs: they run one after the other, and each would load everything anew.
      isolate: false,
      benchmark: {
        include: folders.map((folder) => fileOf(folder, '*')),
        exclude: folders.flatMap((folder) => without.map((mode) => fileOf(folder, mode))),
        provider: './fixtures/workload/rounds.ts',
      },
    },
  }
}

export default defineConfig({
  plugins: [commandLine(commandText(typedCommand(process.argv.slice(2), process.env)))],
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
      ...targets.map(({ name }) => benches(name, ['.'])),
      ...everyModeProjects.map(({ name, without }) => benches(name, ['.'], { without })),
      ...extraProjects.map((name) => benches(name, [name])),
      ...labCampaigns.map(({ name, folders, ...on }) => benches(name, folders, on)),
    ],
  },
})
