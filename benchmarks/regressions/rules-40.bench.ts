// Planted: 40 rules that match nothing.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth     br-X     veth --+------+--- eth0   |
//   +------------+      |   FORWARD: +40 rules      |    +------------+
//                       +---------------------------+
//
// The same fault as in rules-500, as small as it really comes: some two per cent of a round trip. It takes a quiet
// machine and enough budget; where the interval does not get narrow the file is inconclusive, never green:
// SKBENCH_BUDGET_S gives it more.

import { bridgedPath, type Change, expect, idleRules, regression, ruleCount } from '../../fixtures/test.ts'

const rules = 40
const test = regression({ mode: 'rules-40', title: 'planted: 40 idle rules', fault: idleRules(rules) })

const costs = (what: 'subject' | 'added cost') => ({
  class: 'cost' as const,
  what,
  cause: 'the round trip, beyond its margin',
  names: ({ where, expected }: Change) => where === what && expected.startsWith('at most'),
})

test('the cost fails, and the platform names the FORWARD chain', async ({ provesThat, observePath, rtt }) => {
  await provesThat(async () => {
    expect(await observePath()).toTakePath(bridgedPath)
    expect(await rtt()).toStayWithinBaseline()
  }, [
    costs('subject'),
    costs('added cost'),
    {
      class: 'platform',
      what: 'platform',
      cause: `${rules} more rules in FORWARD`,
      names: ({ where, expected, got }) =>
        /^host (nft ip|iptables-legacy) filter FORWARD$/.test(where) &&
        ruleCount(got) - ruleCount(expected) === rules,
    },
  ])
})
