// Published port from another node: what comes to a port of the host is sent on to a container.
//
//   +--- node2 ---+      +------------- host -------------+      +-- server --+
//   |  client     |      |                                |      |            |
//   |      wire --+------+- wire  ~~~>  br-X     veth ----+------+--- eth0    |
//   +-------------+      +-------  DNAT  -----------------+      +------------+
//
// PREROUTING puts the container's address in place of the host's, and the host routes the packet to the bridge. docker-proxy
// listens on the same port and gets nothing: the packet is translated before a local socket is looked for.

import { expect, mode, rx, rxUp, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'published',
  title: 'published TCP port, from another node',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const outside = await node.second()
    const { server, client } = await node.startEndpoints({
      server: { network, publish: 'tcp' },
      client: { on: outside, mode: 'host' },
    })
    return { network, server: server.at(node.address), client }
  },
})

test('reaches the published port, and no other', async ({ client, server, node, network }) => {
  await expect(client).toReach(server)
  const hidden = await node.startEndpoint('hidden', { network })
  await expect(client).not.toReach(hidden)
  await expect(client).not.toReach(hidden.at(node.address))
})

test('every message is translated and routed by the host', ({ path }) => {
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
