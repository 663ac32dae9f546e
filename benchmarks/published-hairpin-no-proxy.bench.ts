// Hairpin on an engine without docker-proxy (--userland-proxy=false): a neighbour by the port that the host publishes for it.
//
//   +-- client --+      +--------------- node2 ---------------+      +-- server --+
//   |    eth0 ---+------+- veth  br-X  ~~ DNAT ~~>  br-X veth +------+--- eth0    |
//   +------------+      +-------------------------------------+      +------------+
//
// br_netfilter shows the frame to PREROUTING while it is still the bridge's: translated, it is for a neighbour on the same
// bridge, so that it gets the neighbour's MAC address and is switched. It is never routed, although its sender addressed the
// host (kernel: net/bridge/br_netfilter_hooks.c, br_nf_pre_routing_finish and br_nf_pre_routing_finish_bridge). Masquerade gives it
// the bridge's address, else the neighbour would answer the client directly, and the client would not know the answer.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'published-hairpin-no-proxy',
  title: 'published TCP port, from its own network without docker-proxy',
  async setUp(first) {
    const node = await first.secondWithoutProxy()
    const network = await node.createNetwork({ driver: 'bridge' })
    const { server, client } = await node.startEndpoints({
      server: { network, publish: 'tcp' },
      client: { network },
    })
    return { network, server: server.at(network.gateway), client }
  },
})

test('reaches the published port', async ({ client, server }) => {
  await expect(client).toReach(server)
})

test('every message is translated and switched back into the bridge', ({ path }) => {
  expect(path).toTakePath({
    request: {
      'client eth0': tx,
      'node2 veth(client)': rx,
      'node2 veth(server)': tx,
      'server eth0': rx,
    },
    reply: {
      'server eth0': tx,
      'node2 veth(server)': rx,
      'node2 veth(client)': tx,
      'client eth0': rx,
    },
  })
  expect(path).toCall({
    br_nf_pre_routing_finish_bridge: 'on the path',
    __br_forward: 'on the path',
    ip_forward: 0,
    br_dev_xmit: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
