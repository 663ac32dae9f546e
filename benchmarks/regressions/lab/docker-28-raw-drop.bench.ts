// Planted: Docker 28 in the place of an older one. Reproduced.
//
//   +--- node2 ---+      +------------- host -------------+      +-- server --+
//   |  client     |      |   raw PREROUTING: DROP         |      |            |
//   |      wire --+------+- wire  x    br-X     veth -----+------+--- eth0    |
//   +-------------+      +--------------------------------+      +------------+
//
// Docker 28 drops what comes from outside to a container's own address before anything else looks at it (moby/moby#49325), where older ones
// let through what is for a published port. Routers, subnet routers of tunnels and other hosts with a route to the network lost their
// containers (moby/moby#49498, moby/moby#51015), and nothing in FORWARD tells why. The published port goes on. The rule's verdict frees the
// packet where the rule is (net/netfilter/nf_tables_core.c, nft_do_chain), on kernels before 6.2 in nf_hook_slow.

import { docker28, expect, guestRegression } from '../../../fixtures/test.ts'

const test = guestRegression({
  mode: 'docker-28-raw-drop',
  title: 'planted: Docker 28.5 instead of an older one',
  fault: docker28,
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const outside = await node.second()
    await outside.addRoute(network.subnet, node.address)
    return {
      network,
      server: await node.startEndpoint('server', { network, publish: 'tcp' }),
      client: await outside.startEndpoint('client', { mode: 'host' }),
    }
  },
})

test('the container is no more reached by its own address, and the verdict names the netdev and the reason', async ({
  provesThat,
}) => {
  await provesThat(
    async ({ client, server, node }) => {
      const another = await (await node.second()).startEndpoint('another', { mode: 'host' })
      await expect(another).toReach(server.at(node.address))
      await expect(client).toReach(server)
    },
    [
      {
        class: 'reachability',
        what: 'client reaches server',
        cause: 'where the packet died: in netfilter, NETFILTER_DROP, as it came from the wire',
        names: ({ got }) => /died in (nft_do_chain|nf_hook_slow) \(NETFILTER_DROP\) on host wire$/.test(got),
      },
    ],
  )
})
