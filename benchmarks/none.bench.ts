// No network: a container with nothing but lo.
//
//   +-- client --+        +------- host -------+      +-- server --+
//   |     lo     |        |  veth    br-X      +------+--- eth0    |
//   +------------+        +--------------------+      +------------+
//
// There is no netdev that leads out of the client's netns, so nothing may pass in either direction, and the socket
// layer says so at once (ENETUNREACH) instead of timing out.

import { expect, mode } from '../fixtures/test.ts'

const test = mode({
  mode: 'none',
  title: 'no network: nothing may pass',
  nothingPasses: true,
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    return {
      network,
      ...(await node.startEndpoints({ server: { network }, client: { mode: 'none' } })),
    }
  },
})

test('does not reach a container of a network, nor the host', async ({ client, server, host }) => {
  await expect(client).not.toReach(server)
  await expect(client).not.toReach(host)
})

test('has no netdev but lo', ({ client }) => {
  expect(client.netdevs.map((netdev) => netdev.name)).toEqual(['lo'])
})
