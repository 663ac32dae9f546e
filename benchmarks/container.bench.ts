// container:NAME: a container in the netns of another one.
//
//   +---- netns of the server ----+      +- host -+
//   |  client      server         |      |        |
//   |     +-- lo --+      eth0 ---+------+- veth  |
//   +-----------------------------+      +--------+
//
// Both share one network stack, as the containers of a pod do. The address of eth0 is local to it, so that the route lookup
// gives lo, and nothing leaves the netns: neither veth nor bridge see a packet.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'container',
  title: "container:NAME, another container's netns",
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const server = await node.startEndpoint('server', { network })
    return { network, server, client: await node.startEndpoint('client', { netnsOf: server }) }
  },
})

test('reaches the other, and a container of another network does not', async ({
  client,
  server,
  stranger,
}) => {
  await expect(client).toReach(server)
  await expect(stranger).not.toReach(server)
})

test('shares all netdevs with the other', ({ client, server }) => {
  expect(client.netdevs).toEqual(server.netdevs)
})

test('every packet passes lo once and no veth', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client lo': { ...tx, ...rx } },
    reply: { 'client lo': { ...tx, ...rx } },
  })
  expect(path).toCall({ loopback_xmit: 'on the path', br_handle_frame: 0, veth_xmit: 0, ip_forward: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
