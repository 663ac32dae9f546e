// Default bridge: two containers on docker0, the bridge that every engine has.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth  docker0   veth ---+------+--- eth0    |
//   +------------+      +--------------------------+      +------------+
//
// To the kernel docker0 is a bridge like those that users define: frames are switched from port to port. What it lacks are
// Docker's own services (names of containers), and neither is on the path of a frame.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'default-bridge',
  title: 'default bridge, container to container',
  async setUp(node) {
    const network = await node.defaultNetwork()
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
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
