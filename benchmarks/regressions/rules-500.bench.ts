// Planted: 500 rules that match nothing.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth     br-X     veth --+------+--- eth0   |
//   +------------+      |   FORWARD: +500 rules      |    +------------+
//                       +---------------------------+
//
// A firewall that grew: every bridged frame walks the whole chain, once in each direction. The path and its functions are
// the same and all is reached; the round trip alone pays, and the platform says for what. With 500 rules no machine is
// too noisy to see it.

import { bridgedPath, dearerByRules, expect, idleRules, regression } from '../../fixtures/test.ts'

const rules = 500
const test = regression({ mode: 'rules-500', title: 'planted: 500 idle rules', fault: idleRules(rules) })

test('the cost fails, and the platform names the FORWARD chain', async ({ provesThat, observePath, rtt }) => {
  await provesThat(async () => {
    expect(await observePath()).toTakePath(bridgedPath)
    expect(await rtt()).toStayWithinBaseline()
  }, dearerByRules(rules))
})
