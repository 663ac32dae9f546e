import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

test.each(['0', '1'])(
  'a reader that leaves ends the run without a stack trace, with FORCE_COLOR=%s',
  (colour) => {
    const { PATH } = process.env
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const run = `"${process.execPath}" "${vitest}" bench zzzzz --project local`
    const { stdout, stderr } = spawnSync('sh', ['-c', `{ ${run}; echo "code $?" >&2; } | true`], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH, FORCE_COLOR: colour, DOCKER_HOST: 'unix:///nonexistent' },
    })
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'code 130\n' })
  },
)
