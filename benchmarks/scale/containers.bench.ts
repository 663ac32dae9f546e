// Scale: idle containers on the bridge of the flow.
//
//   +-- client --+      +-------------- host --------------+      +-- server --+
//   |    eth0 ---+------+- veth        br-X        veth ---+------+--- eth0    |
//   +------------+      |               | +1, +10, +50     |      +------------+
//                       |             veth veth veth …     |
//                       +----------------------------------+
//
// A bridge finds the port of a frame by the hash of its MAC address (kernel: net/bridge/br_fdb.c, br_fdb_find_rcu), and floods only
// what it does not know: neither a round trip nor a connect has a reason to grow by the number of ports.

import { expect, scale } from '../../fixtures/test.ts'

const test = scale({
  experiment: 'containers',
  object: 'container',
  flow: 'container to container on one user-defined bridge, with the others on it',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const server = await node.startEndpoint('server', { network })
    return { network, server, client: await node.startEndpoint('client', { network }) }
  },
  async load({ node, network }, count) {
    for (let made = 0; made < count; made++) await node.startEndpoint('idle', { network })
  },
})

test('round trip and connect beside 1, 10 and 50 containers', { timeout: 1200_000 }, async ({ grow }) => {
  const { slope } = await grow(async ({ client, server }) => {
    await expect(client).toReach(server)
  })
  for (const { halfWidth } of Object.values(slope)) expect(Number.isFinite(halfWidth)).toBe(true)
})
