// Planted: a kernel without IPv6, by `ipv6.disable=1` on its command line. Reproduced.
//
//   +---- node2 ----+      +---------- host ----------+      +-- server --+
//   |  client    4 -+------+- wire  DNAT   br-X  veth +------+--- eth0    |
//   |  another   6 x|      |   docker-proxy on [::]   |      |            |
//   +---------------+      +--------------------------+      +------------+
//
// On such a kernel Docker 20.10.6 could publish no port (moby/moby#42288), and 28.0 did not start (moby/moby#49504). Where that is mended the
// engine starts, and the port is there over IPv4. Over IPv6 it is gone with IPv6 itself: no socket is made.

import { expect, guestRegression, ipv6Disabled, NODES } from '../../../fixtures/test.ts'

const test = guestRegression({
  mode: 'ipv6-disabled',
  title: 'planted: a kernel without IPv6',
  fault: ipv6Disabled,
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const server = await node.startEndpoint('server', { network, publish: 'tcp' })
    const outside = await node.second()
    return {
      network,
      server: server.at(node.address),
      client: await outside.startEndpoint('client', { mode: 'host' }),
    }
  },
})

test('a published port is reached over IPv4, and over IPv6 the verdict names what is missing', async ({
  provesThat,
}) => {
  await provesThat(
    async ({ client, server, node }) => {
      await expect(client).toReach(server)
      const another = await (await node.second()).startEndpoint('another', { mode: 'host' })
      await expect(another).toReach(server.at(NODES[1].wire6))
    },
    [
      {
        class: 'reachability',
        what: 'another reaches server',
        cause: 'the address family',
        names: ({ got }) => got.startsWith('EAFNOSUPPORT'),
      },
    ],
  )
})
