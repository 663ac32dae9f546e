// IPVLAN L3S: as L3, and what comes in passes the netfilter hooks of the host.
//
//   +-- client --+   +------- host -------+   +-- server --+
//   |    eth0 ---+---+-- parent netdev ---+---+--- eth0    |      NOARP: nobody asks for a MAC address
//   +------------+   +--------------------+   +------------+
//
// The driver registers itself as the L3 master of the parent (kernel: drivers/net/ipvlan/ipvlan_l3s.c), so that packets from the
// wire go through the host's IP layer, conntrack and firewall. Between two containers of one parent nothing comes from the
// wire: they are handed over as in L3.

import { expect, mode, rxForwarded, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'ipvlan-l3s',
  title: 'IPVLAN L3S',
  async setUp(node) {
    const network = await node.createNetwork({
      driver: 'ipvlan',
      parent: node.parentNetdev,
      options: { ipvlan_mode: 'l3s' },
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
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
