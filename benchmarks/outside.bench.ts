// Container to the outside: what leaves the host gets the host's address (masquerade).
//
//   +-- client --+      +------------- host -------------+      +--- node2 ---+
//   |    eth0 ---+------+- veth   br-X  ~~~>  wire ------+------+- wire       |
//   +------------+      +-------------  NAT  ------------+      |     server  |
//                                                               +-------------+
//
// The frame is addressed to the bridge itself, which passes it up: the host routes it, and POSTROUTING puts the host's address
// in place of the container's. The reply is translated back and leaves by the bridge device. So every message is forwarded
// by IP once (ip_forward is left by a tail call and shows on no stack: the hops tell it), and the bridge forwards one frame a
// round trip, that of the reply.

import { expect, mode, rx, rxUp, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'outside',
  title: 'container to the outside, masquerade',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const outside = await node.second()
    return {
      network,
      ...(await node.startEndpoints({ server: { on: outside, mode: 'host' }, client: { network } })),
    }
  },
})

test('reaches the outside, and is not reached from there', async ({ client, server }) => {
  await expect(client).toReach(server)
  await expect(server).not.toReach(client)
})

test('every message is routed by the host and translated', ({ path }) => {
  expect(path).toTakePath({
    request: {
      'client eth0': tx,
      'host veth(client)': rx,
      'host bridge': rxUp,
      'host wire': tx,
      'node2 wire': rx,
    },
    reply: {
      'node2 wire': tx,
      'host wire': rx,
      'host bridge': tx,
      'host veth(client)': tx,
      'client eth0': rx,
    },
  })
  expect(path).toCall({
    br_handle_frame: 'on the path',
    br_dev_xmit: 'on the path',
    br_nf_forward_ip: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
