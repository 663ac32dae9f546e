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

import { bridgedPath, dearerByRules, expect, idleRules, regression } from '../../fixtures/test.ts'

const rules = 40
const test = regression({ mode: 'rules-40', title: 'planted: 40 idle rules', fault: idleRules(rules) })

test('the cost fails, and the platform names the FORWARD chain', async ({ provesThat, observePath, rtt }) => {
  await provesThat(async () => {
    expect(await observePath()).toTakePath(bridgedPath)
    expect(await rtt()).toStayWithinBaseline()
  }, dearerByRules(rules))
})
