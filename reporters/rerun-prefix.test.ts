import { expect, test } from 'vitest'
import { optionOf, rerunPrefix, withOption } from './rerun-prefix.ts'

const command = 'npx vitest bench --project private'

test('options stand before a command, quoted where a shell needs it', () => {
  expect(rerunPrefix({ SKBENCH_KEEP: '1', PATH: '/bin', SKBENCH_IMAGE: '' })).toBe('SKBENCH_KEEP=1 ')
  expect(rerunPrefix({ SKBENCH_ALLOW_SKIP: "macvlan:it's not" })).toBe(
    `SKBENCH_ALLOW_SKIP='macvlan:it'\\''s not' `,
  )
})

test('an option of a command is read and replaced, not given twice: the shell would take the last', () => {
  const prefix = rerunPrefix({ SKBENCH_ALLOW_SKIP: "host:it's not", SKBENCH_BUDGET_S: '60' })
  expect(optionOf(prefix + command, 'SKBENCH_ALLOW_SKIP')).toBe("host:it's not")
  expect(optionOf(command, 'SKBENCH_ALLOW_SKIP')).toBeUndefined()
  expect(withOption(prefix + command, 'SKBENCH_ALLOW_SKIP', 'none')).toBe(
    `SKBENCH_ALLOW_SKIP=none SKBENCH_BUDGET_S=60 ${command}`,
  )
  expect(withOption(command, 'SKBENCH_BUDGET_S', '300')).toBe(`SKBENCH_BUDGET_S=300 ${command}`)
})
