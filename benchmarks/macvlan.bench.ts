// macvlan in bridge mode: two containers on one parent netdev, each with a MAC address of its own.
//
//   +-- client --+   +------- host -------+   +-- server --+
//   |    eth0 ---+---+-- parent netdev ---+---+--- eth0    |
//   +------------+   +--------------------+   +------------+
//
// The driver finds the neighbour by its MAC address and loops the frame back into the parent with dev_forward_skb, so
// that taps on the parent see it; the parent's receive handler then moves it to the neighbour without a second pass
// of the backlog. No bridge, no veth, and nothing leaves the parent (kernel: drivers/net/macvlan.c,
// macvlan_queue_xmit, macvlan_handle_frame).

import { expect, mode, rxForwarded, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'macvlan',
  title: 'macvlan in bridge mode',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'macvlan', parent: node.parentNetdev })
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

test('beyond the parent each container has a MAC address of its own', async ({
  client,
  server,
  neighbour,
}) => {
  await expect(neighbour).toReach(client)
  await expect(neighbour).toReach(server)
  const learnt = await neighbour.learntMacs()
  expect(learnt).toMatchObject({ [client.address]: client.mac('eth0'), [server.address]: server.mac('eth0') })
  expect(client.mac('eth0')).not.toBe(server.mac('eth0'))
})

test('frames are looped back by the parent, below netif_rx', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client eth0': tx, 'host parent': rxForwarded },
    reply: { 'server eth0': tx, 'host parent': rxForwarded },
  })
  expect(path).toCall({ macvlan_start_xmit: 'on the path', br_handle_frame: 0, veth_xmit: 0, ip_forward: 0 })
  expect(path).toCall({
    macvlan_start_xmit: 2,
    dev_forward_skb: 2,
    macvlan_handle_frame: 2,
    'netif_rx or __netif_rx': 0,
    br_forward: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
