// IPVLAN L3: two containers on one parent netdev that routes and does not switch.
//
//   +-- client --+   +------- host -------+   +-- server --+
//   |    eth0 ---+---+-- parent netdev ---+---+--- eth0    |      NOARP: nobody asks for a MAC address
//   +------------+   +--------------------+   +------------+
//
// The driver looks at IP addresses alone. Between two containers it hands the packet over as in L2 (kernel:
// drivers/net/ipvlan/ipvlan_core.c, ipvlan_xmit_mode_l3); what is for others it routes in the netns of the parent, without
// broadcast or multicast.

import { expect, mode, rxForwarded, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'ipvlan-l3',
  title: 'IPVLAN L3',
  async setUp(node) {
    const network = await node.createNetwork({
      driver: 'ipvlan',
      parent: node.parentNetdev,
      options: { ipvlan_mode: 'l3' },
    })
    return {
      network,
      ...(await node.startEndpoints({ server: { network }, client: { network } })),
    }
  },
})

test('reaches the neighbour without ARP, and the host does not', async ({ client, server, host }) => {
  await expect(client).toReach(server)
  expect(await client.learntMacs()).toEqual({})
  await expect(host).not.toReach(server)
})

test('the neighbour gets the packet below netif_rx', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client eth0': tx, 'server eth0': rxForwarded },
    reply: { 'server eth0': tx, 'client eth0': rxForwarded },
  })
  expect(path).toCall({ ipvlan_start_xmit: 'on the path', 'netif_rx or __netif_rx': 0, ip_forward: 0 })
  expect(path).toCall({ ipvlan_start_xmit: 2, dev_forward_skb: 2, br_forward: 0, veth_xmit: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
