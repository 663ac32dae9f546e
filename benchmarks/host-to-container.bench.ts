// Host to container over a user-defined bridge: the case of the study.
//
//   +---------------- host ---------------+      +-- server --+
//   |  client                             |      |            |
//   |    br-X (has the gateway address)   |      |            |
//   |      veth --------------------------+------+--- eth0    |
//   +-------------------------------------+      +------------+
//
// The request is sent by the bridge device itself: br_dev_xmit looks up the port and forwards once. The reply comes in
// on the port and is for the host: br_handle_frame passes it up as a packet that the bridge device received. So a
// round trip forwards one frame, not two (kernel: net/bridge/br_device.c, br_input.c). br_forward itself is reached and
// left by tail calls here and shows on no stack; the packet that it queues on the port does.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'host-to-container',
  title: 'user-defined bridge, host to container',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    return {
      network,
      ...(await node.startEndpoints({ server: { network }, client: { mode: 'host' } })),
    }
  },
})

test('reaches the container, and a container of another network does not', async ({
  client,
  server,
  stranger,
}) => {
  await expect(client).toReach(server)
  await expect(stranger).not.toReach(server)
})

test('the request leaves by the bridge device, the reply goes up to the host', ({ path }) => {
  expect(path).toTakePath({
    request: { 'host bridge': tx, 'host veth(server)': tx, 'server eth0': rx },
    reply: {
      'server eth0': tx,
      'host veth(server)': rx,
      'host bridge': { netif_receive_skb_entry: 1, netif_receive_skb: 1 },
    },
  })
  expect(path).toCall({
    br_dev_xmit: 'on the path',
    br_handle_frame: 'on the path',
    br_nf_forward_ip: 0,
    ip_forward: 0,
  })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
