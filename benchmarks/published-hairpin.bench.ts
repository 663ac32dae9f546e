// Hairpin: a container reaches a neighbour by the port that the host publishes for it; docker-proxy carries the bytes.
//
//   +-- client --+      +---------------- host ----------------+      +-- server --+
//   |    eth0 ---+------+- veth  br-X --- docker-proxy --- br-X  veth +--- eth0    |
//   +------------+      +--------------------------------------+      +------------+
//
// With a userland proxy Docker's DNAT leaves out what comes from the bridge that the container is on: the packet is for the host,
// whose proxy accepts it and opens another connection back into the same bridge. So a message that could be switched passes
// the host's TCP twice.

import { expect, mode, rx, rxUp, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'published-hairpin',
  title: 'published TCP port, from its own network by docker-proxy',
  carriedBy: 'docker-proxy',
  async setUp(node) {
    await node.requireProxyOnGateway()
    const network = await node.createNetwork({ driver: 'bridge' })
    const { server, client } = await node.startEndpoints({
      server: { network, publish: 'tcp' },
      client: { network },
    })
    return { network, server: server.at(network.gateway), client, proxied: true }
  },
})

test('reaches the published port, and no other one', async ({ client, server, node, network }) => {
  await expect(client).toReach(server)
  const hidden = await node.startEndpoint('hidden', { network })
  await expect(client).not.toReach(hidden.at(network.gateway))
})

test('both connections of the proxy are passed', ({ path }) => {
  expect(path).toTakePath({
    request: {
      'client eth0': tx,
      'host veth(client)': rx,
      'host bridge': { ...rxUp, ...tx },
      'host veth(server)': tx,
      'server eth0': rx,
    },
    reply: {
      'server eth0': tx,
      'host veth(server)': rx,
      'host bridge': { ...rxUp, ...tx },
      'host veth(client)': tx,
      'client eth0': rx,
    },
  })
  expect(path).toCall({ br_handle_frame: 'on the path', br_dev_xmit: 'on the path', ip_forward: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
