// macvlan in bridge mode: two containers on one parent netdev, each with a MAC address of its own.
//
//   +-- client --+   +------- host -------+   +-- server --+
//   |    eth0 ---+---+-- parent netdev ---+---+--- eth0    |
//   +------------+   +--------------------+   +------------+
//
// The driver finds the neighbour by its MAC address in the parent's hash table and hands the frame over with
// dev_forward_skb: no bridge, no veth, and the parent itself neither sends nor receives (kernel:
// drivers/net/macvlan.c, macvlan_queue_xmit).

import { expect, mode, rxForwarded, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'macvlan',
  title: 'macvlan in bridge mode',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'macvlan', parent: await node.parentNetdev() })
    return {
      network,
      server: await node.startEndpoint('server', { network }),
      client: await node.startEndpoint('client', { network }),
    }
  },
})

test('reaches the neighbour, and the host does not', async ({ client, server, host }) => {
  await expect(client).toReach(server)
  await expect(host).not.toReach(server)
})

test('frames go from neighbour to neighbour below netif_rx', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client eth0': tx, 'server eth0': rxForwarded },
    reply: { 'server eth0': tx, 'client eth0': rxForwarded },
  })
  expect(path).toCall({ macvlan_start_xmit: 'on the path', br_handle_frame: 0, veth_xmit: 0, ip_forward: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
