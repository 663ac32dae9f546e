// Planted: ten rules that match nothing.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth     br-X     veth --+------+--- eth0   |
//   +------------+      |   FORWARD: +10 rules      |    +------------+
//                       +---------------------------+
//
// The same fault as in rules-40, a quarter of it: two per cent of a round trip, which a noisy machine does not see. Each frame walks the
// rules once in each direction, and instructions are counted in a guest that nothing traces: there are as many each time.

import { bridgedPath, dearerByRules, expect, idleRules, regression } from '../../../fixtures/test.ts'

const rules = 10
const test = regression({ mode: 'rules-10', title: 'planted: ten idle rules', fault: idleRules(rules) })

test('the counted cost fails, and the platform names the FORWARD chain', async ({
  provesThat,
  observePath,
  rtt,
}) => {
  await provesThat(async () => {
    expect(await observePath()).toTakePath(bridgedPath)
    expect(await rtt()).toStayWithinBaseline()
  }, dearerByRules(rules))
})
