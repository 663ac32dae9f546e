// User-defined bridge over IPv6: two containers on one Linux bridge.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth    br-X     veth --+------+--- eth0    |
//   +------------+      +--------------------------+      +------------+
//          2001:2:0:40xx::/64
//
// A bridge switches frames whatever they carry: the hops are those of IPv4. What differs is above and beside it: the IPv6
// stack of both ends, and the ip6tables that br_netfilter shows the frames to.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'bridge-ipv6',
  title: 'user-defined bridge over IPv6',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge', ipv6: true })
    const { server, client } = await node.startEndpoints({ server: { network }, client: { network } })
    return { network, server: server.overIpv6(), client }
  },
})

test('reaches the neighbour, and a container of another network does not', async ({
  client,
  server,
  stranger,
}) => {
  await expect(client).toReach(server)
  await expect(stranger).not.toReach(server)
})

test('frames are switched, not routed', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client eth0': tx, 'host veth(client)': rx, 'host veth(server)': tx, 'server eth0': rx },
    reply: { 'server eth0': tx, 'host veth(server)': rx, 'host veth(client)': tx, 'client eth0': rx },
  })
  expect(path).toCall({
    ip6_output: 'on the path',
    br_handle_frame: 'on the path',
    __br_forward: 'on the path',
    ip6_forward: 0,
    ip_output: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
