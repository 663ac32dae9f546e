import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const repository = resolve(import.meta.dirname, '..')

/** Names of the rules that a tree of small files breaks. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const tree = await mkdtemp(join(tmpdir(), 'skbench-directions-'))
  onTestFinished(() => rm(tree, { recursive: true, force: true }))
  for (const [path, text] of Object.entries({ 'tsconfig.json': '{}', ...files })) {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await writeFile(join(tree, path), text)
  }
  const cli = join(repository, 'node_modules/.bin/depcruise')
  const args = [cli, `--config=${join(repository, '.dependency-cruiser.cjs')}`, '--output-type=json', '.']
  const run = promisify(execFile)(process.execPath, args, { cwd: tree })
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string })
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort()
}

test('imports against the direction, and cycles, are found; those along it are not', async () => {
  const files = {
    'stats/mean.ts': 'export const mean = 1\n',
    'fixtures/test.ts': "export { mean } from '../stats/mean.ts'\n",
    'benchmarks/bridge.bench.ts': "import { mean } from '../fixtures/test.ts'\nconsole.log(mean)\n",
  }
  expect(await broken(files)).toEqual([])
  const planted = {
    ...files,
    'stats/mean.ts': "import '../fixtures/other.ts'\nexport const mean = 1\n",
    'fixtures/other.ts': "import './test.ts'\n",
    'benchmarks/host.bench.ts': "import '../stats/mean.ts'\n",
    'reporters/table.ts': "import type { A } from '../fixtures/a.ts'\nexport type B = A\n",
    'fixtures/a.ts': 'export type A = 1\n',
  }
  expect(await broken(planted)).toEqual([
    'benchmarks-imports',
    'no-cycles',
    'reporters-imports',
    'stats-imports',
  ])
}, 20_000)
