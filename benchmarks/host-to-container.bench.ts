// Host to container over a user-defined bridge: the case of the study.
//
//   +---------------- host ---------------+      +-- server --+
//   |  client                             |      |            |
//   |    br-X (has the gateway address)   |      |            |
//   |      veth --------------------------+------+--- eth0    |
//   +-------------------------------------+      +------------+
//
// The request is sent by the bridge device itself: br_dev_xmit looks up the port and calls br_forward once. The reply
// comes in on the port and is for the host: br_handle_frame passes it up with br_pass_frame_up. So a round trip has
// one br_forward, not two (kernel: net/bridge/br_device.c, br_input.c).

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'host-to-container',
  title: 'user-defined bridge, host to container',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    return {
      network,
      server: await node.startEndpoint('server', { network }),
      client: await node.startEndpoint('client', { mode: 'host' }),
    }
  },
})

test('reaches the container', async ({ client, server }) => {
  await expect(client).toReach(server)
})

test('the request leaves by the bridge device, the reply goes up to the host', ({ path }) => {
  expect(path).toTakePath({
    request: { 'host bridge': tx, 'host veth(server)': tx, 'server eth0': rx },
    reply: { 'server eth0': tx, 'host veth(server)': rx, 'host bridge': { netif_receive_skb: 1 } },
  })
  expect(path).toCall({ br_dev_xmit: 'on the path', __br_forward: 'on the path', br_handle_frame: 'on the path', ip_forward: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
