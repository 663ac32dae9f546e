// macvlan on a VLAN: the parent is parent.10, a netdev that Docker makes for the 802.1Q tag.
//
//   +-- client --+   +----------- host -----------+   +-- server --+
//   |    eth0 ---+---+-- parent.10 -- (parent) ---+---+--- eth0    |
//   +------------+   +----------------------------+   +------------+
//
// Between two containers of the network frames are looped back by parent.10, as by any parent: they get no tag and never reach
// the netdev below. Only what is for others on the wire is tagged.

import { expect, mode, rxForwarded, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'macvlan-vlan',
  title: 'macvlan on a VLAN of the parent',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'macvlan', parent: node.vlanParent(10) })
    return {
      network,
      ...(await node.startEndpoints({ server: { network }, client: { network } })),
    }
  },
})

test('reaches the neighbour, and the host does not', async ({ client, server, host }) => {
  await expect(client).toReach(server)
  await expect(host).not.toReach(server)
})

test('frames are looped back by the VLAN netdev, below netif_rx', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client eth0': tx, 'host parent': rxForwarded },
    reply: { 'server eth0': tx, 'host parent': rxForwarded },
  })
  expect(path).toCall({
    macvlan_start_xmit: 'on the path',
    vlan_dev_hard_start_xmit: 0,
    br_handle_frame: 0,
    veth_xmit: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
