// Published port from the host itself, by an address that is not loopback.
//
//   +----------------- host -----------------+      +-- server --+
//   |  client                                |      |            |
//   |    ~~~ DNAT in OUTPUT ~~~> br-X  veth -+------+--- eth0    |
//   +----------------------------------------+      +------------+
//
// The packet is translated in OUTPUT, before it has left: routed again, it goes out by the bridge device. So it takes the way of
// host to container, with conntrack translating both directions, and docker-proxy gets nothing.

import { expect, mode, rx, rxUp, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'published-from-host',
  title: 'published TCP port, from the host itself',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const { server, client } = await node.startEndpoints({
      server: { network, publish: 'tcp' },
      client: { mode: 'host' },
    })
    return { network, server: server.at(client.address), client }
  },
})

test('reaches the published port, and no other one', async ({ client, server, node, network }) => {
  await expect(client).toReach(server)
  const hidden = await node.startEndpoint('hidden', { network })
  await expect(client).not.toReach(hidden.at(client.address))
})

test('the request leaves by the bridge device, the reply goes up to the host', ({ path }) => {
  expect(path).toTakePath({
    request: { 'host bridge': tx, 'host veth(server)': tx, 'server eth0': rx },
    reply: { 'server eth0': tx, 'host veth(server)': rx, 'host bridge': rxUp },
  })
  expect(path).toCall({
    br_dev_xmit: 'on the path',
    br_handle_frame: 'on the path',
    ip_forward: 0,
    loopback_xmit: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
