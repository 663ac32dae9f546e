// User-defined bridge: two containers on one Linux bridge.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth    br-X     veth --+------+--- eth0    |
//   +------------+      +--------------------------+      +------------+
//
// The bridge switches every frame from port to port in the softirq that received it. Nothing goes up to the host's IP
// layer, so neither routing nor NAT adds to a round trip; what adds is br_netfilter, which shows bridged frames to
// the host's iptables rules.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'bridge',
  title: 'user-defined bridge, container to container',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    return {
      network,
      ...(await node.startEndpoints({ server: { network }, client: { network } })),
    }
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
    br_handle_frame: 'on the path',
    __br_forward: 'on the path',
    ip_forward: 0,
    br_dev_xmit: 0,
  })
  // Each packet passes a veth, the bridge, and a veth again.
  expect(path).toCall({ veth_xmit: 4, 'netif_rx or __netif_rx': 4, br_handle_frame: 2, br_forward: 2 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})

test('profile', async ({ profiled }) => {
  expect(await profiled()).toCall({ br_handle_frame: 2, br_forward: 2, veth_xmit: 4, ip_forward: 0 })
})
