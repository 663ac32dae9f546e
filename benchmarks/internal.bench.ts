// Internal network: a user-defined bridge without a way out.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth    br-X     veth --+------+--- eth0    |
//   +------------+      +----------  x  -----------+      +------------+
//                                no NAT
//
// Between its containers frames are switched as on any bridge. What makes it internal is that the host's rules drop what comes
// from or goes to another network and that nothing is masqueraded; newer engines give its containers no default route either.

import { allOf, expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'internal',
  title: 'internal network, container to container',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge', internal: true })
    return {
      network,
      ...(await node.startEndpoints({ server: { network }, client: { network } })),
    }
  },
})

test('reaches the neighbour and no other network', async ({ client, server, stranger }) => {
  await expect(client).toReach(server)
  await allOf([expect(client).not.toReach(stranger), expect(stranger).not.toReach(server)])
})

test('does not reach the outside', async ({ client, outside }) => {
  await expect(client).not.toReach(outside)
})

test('frames are switched, not routed', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client eth0': tx, 'host veth(client)': rx, 'host veth(server)': tx, 'server eth0': rx },
    reply: { 'server eth0': tx, 'host veth(server)': rx, 'host veth(client)': tx, 'client eth0': rx },
  })
  expect(path).toCall({
    br_handle_frame: 'on the path',
    __br_forward: 'on the path',
    ip_forward: 0,
    br_dev_xmit: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
