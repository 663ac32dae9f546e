// IPVLAN L2: two containers on one parent netdev, with one MAC address for all.
//
//   +-- client --+   +------- host -------+   +-- server --+
//   |    eth0 ---+---+-- parent netdev ---+---+--- eth0    |      all three have the MAC address of the parent
//   +------------+   +--------------------+   +------------+
//
// The driver finds a neighbour by its IP address and hands it the packet by dev_forward_skb (kernel: drivers/net/ipvlan/ipvlan_core.c,
// ipvlan_xmit_mode_l2, ipvlan_rcv_frame). So the functions netif_rx and __netif_rx are not called, and the tracepoint netif_rx_entry
// does not fire; the tracepoint netif_rx does, from netif_rx_internal below them.

import { expect, mode, rxForwarded, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'ipvlan-l2',
  title: 'IPVLAN L2',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'ipvlan', parent: node.parentNetdev })
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

test('beyond the parent all containers have one MAC address', async ({ client, server, neighbour }) => {
  await expect(neighbour).toReach(client)
  await expect(neighbour).toReach(server)
  const learnt = await neighbour.learntMacs()
  expect(client.mac('eth0')).toBe(server.mac('eth0'))
  expect(learnt).toMatchObject({ [client.address]: client.mac('eth0'), [server.address]: client.mac('eth0') })
})

test('the neighbour gets the packet below netif_rx', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client eth0': tx, 'server eth0': rxForwarded },
    reply: { 'server eth0': tx, 'client eth0': rxForwarded },
  })
  expect(path).toCall({
    ipvlan_start_xmit: 'on the path',
    'netif_rx or __netif_rx': 0,
    br_handle_frame: 0,
    ip_forward: 0,
  })
  expect(path).toCall({ ipvlan_start_xmit: 2, dev_forward_skb: 2, br_forward: 0, veth_xmit: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})

test('profile', async ({ profiled }) => {
  expect(await profiled()).toCall({ ipvlan_start_xmit: 2, dev_forward_skb: 2, veth_xmit: 0, ip_forward: 0 })
})
