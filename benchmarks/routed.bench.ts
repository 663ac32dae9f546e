// Routed gateway: a bridge whose containers the outside reaches by their own addresses, without NAT.
//
//   +--- node2 ---+      +---------- host -----------+      +-- server --+
//   |  client     |      |                           |      |            |
//   |      wire --+------+- wire --- br-X    veth ---+------+--- eth0    |
//   +-------------+      +---------------------------+      +------------+
//
// With gateway_mode_ipv4=routed Docker makes neither DNAT nor masquerade for the network: packets are routed as they are, and
// a published port only opens the firewall for it. The hops are those of a published port; conntrack translates nothing.

import { expect, mode, rx, rxUp, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'routed',
  title: 'bridge with a routed gateway, from another node',
  async setUp(node) {
    const network = await node.createRoutedNetwork()
    const outside = await node.second()
    const client = await outside.startEndpoint('client', { mode: 'host' })
    await outside.addRoute(network.subnet, node.address)
    return { network, server: await node.startEndpoint('server', { network, publish: 'tcp' }), client }
  },
})

test('reaches the published port of the container, and no other', async ({
  client,
  server,
  node,
  network,
}) => {
  await expect(client).toReach(server)
  await expect(client).not.toReach(await node.startEndpoint('hidden', { network }))
})

test('every message is routed by the host', ({ path }) => {
  expect(path).toTakePath({
    request: {
      'node2 wire': tx,
      'host wire': rx,
      'host bridge': tx,
      'host veth(server)': tx,
      'server eth0': rx,
    },
    reply: {
      'server eth0': tx,
      'host veth(server)': rx,
      'host bridge': rxUp,
      'host wire': tx,
      'node2 wire': rx,
    },
  })
  expect(path).toCall({ br_dev_xmit: 'on the path', br_handle_frame: 'on the path', br_nf_forward_ip: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
