// macvlan over IPv6: two containers on one parent netdev.
//
//   +-- client --+   +------- host -------+   +-- server --+
//   |    eth0 ---+---+-- parent netdev ---+---+--- eth0    |
//   +------------+   +--------------------+   +------------+
//          2001:2:0:40xx::/64
//
// macvlan tells neighbours apart by MAC addresses and looks at nothing above them, so that the hops are those of IPv4; the
// neighbour is found by multicast (NDP), which the driver hands to every netdev on the parent.

import { expect, mode, rxForwarded, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'macvlan-ipv6',
  title: 'macvlan over IPv6',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'macvlan', parent: node.parentNetdev, ipv6: true })
    const { server, client } = await node.startEndpoints({ server: { network }, client: { network } })
    return { network, server: server.overIpv6(), client }
  },
})

test('reaches the neighbour, and the host does not', async ({ client, server, host }) => {
  await expect(client).toReach(server)
  await expect(host).not.toReach(server)
})

test('frames are looped back by the parent, below netif_rx', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client eth0': tx, 'host parent': rxForwarded },
    reply: { 'server eth0': tx, 'host parent': rxForwarded },
  })
  expect(path).toCall({
    macvlan_start_xmit: 'on the path',
    ip6_output: 'on the path',
    br_handle_frame: 0,
    veth_xmit: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
