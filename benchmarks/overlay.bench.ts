// Overlay on one node: two containers of one overlay network that happen to sit on the same host.
//
//   +-- client --+      +---- sandbox of the network ----+      +-- server --+
//   |    eth0 ---+------+- veth       br0       veth ----+------+--- eth0    |
//   +------------+      +---------- vxlan0 --------------+      +------------+
//
// Docker puts the bridge of an overlay network into a netns of its own. Between two containers of one node its bridge switches
// frames like any other, and the tunnel gets nothing. The sandbox has sysctls and rules of its own: none of the host's.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'overlay',
  title: 'overlay network on one node',
  async setUp(node) {
    await node.swarm()
    const network = await node.createNetwork({ driver: 'overlay' })
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

test('frames are switched in the sandbox of the network', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client eth0': tx, 'overlay veth(client)': rx, 'overlay veth(server)': tx, 'server eth0': rx },
    reply: { 'server eth0': tx, 'overlay veth(server)': rx, 'overlay veth(client)': tx, 'client eth0': rx },
  })
  expect(path).toCall({
    br_handle_frame: 'on the path',
    __br_forward: 'on the path',
    vxlan_xmit: 0,
    ip_forward: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
