// Scale: rules in FORWARD that match nothing.
//
//   +-- client --+      +-------------- host --------------+      +-- server --+
//   |    eth0 ---+------+- veth        br-X        veth ---+------+--- eth0    |
//   +------------+      |  FORWARD: +1, +10, +50 rules     |      +------------+
//                       +----------------------------------+
//
// br_netfilter shows each bridged frame to the host's FORWARD chain. The rules stand at its head, and none of them matches: every
// packet in each direction is held against all of them, one after the other. So a round trip grows by the number of rules,
// and a connect by as much or more: its packets pass the same chain.

import { expect, idleRules, scale } from '../../fixtures/test.ts'

const test = scale({
  experiment: 'rules',
  object: 'rule',
  flow: 'container to container on one user-defined bridge',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const server = await node.startEndpoint('server', { network })
    return { network, server, client: await node.startEndpoint('client', { network }) }
  },
  load: ({ plant }, count) => plant(idleRules(count)),
})

test('round trip and connect beside 1, 10 and 50 rules', { timeout: 1200_000 }, async ({ grow }) => {
  const { slope } = await grow(async ({ client, server }) => {
    await expect(client).toReach(server)
  })
  for (const { halfWidth } of Object.values(slope)) expect(Number.isFinite(halfWidth)).toBe(true)
})
