// Published UDP port from another node.
//
//   +--- node2 ---+      +------------- host -------------+      +-- server --+
//   |  client     |      |                                |      |            |
//   |      wire --+------+- wire  ~~~>  br-X     veth ----+------+--- eth0    |
//   +-------------+      +-------  DNAT  -----------------+      +------------+
//
// The way of a datagram is that of a segment: translated in PREROUTING, routed to the bridge, the reply translated back. But
// a flow of datagrams has no beginning and no end: conntrack alone remembers it, and forgets it after a time of silence.

import { expect, mode, rx, rxUp, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'published-udp',
  title: 'published UDP port, from another node',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const outside = await node.second()
    const { server, client } = await node.startEndpoints({
      server: { network, publish: 'udp' },
      client: { on: outside, mode: 'host' },
    })
    return { network, server: server.at(node.address, 'udp'), client }
  },
})

test('reaches the published port, and not the same port of TCP', async ({ client, server, node }) => {
  await expect(client).toReach(server)
  await expect(client).not.toReach(server.at(node.address, 'tcp'))
})

test('every datagram is translated and routed by the host', ({ path }) => {
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
  expect(path).toCall({ udp_sendmsg: 'on the path', br_dev_xmit: 'on the path', br_nf_forward_ip: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
