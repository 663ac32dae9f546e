// Overlay on two nodes: the case of the study, with the data path on an address of its own (--data-path-addr).
//
//   +- client -+    +------ overlay ------+    +- host -+    +- node2 -+    +------ overlay2 -----+    +- server -+
//   |   eth0 --+----+- veth br0 vxlan0 ~~ | ~~ + wire --+----+-- wire ~~ | ~~ vxlan0 br0 veth ----+----+-- eth0    |
//   +----------+    +---------------------+    +--------+    +---------+    +---------------------+    +-----------+
//
// br0 sends the frame to vxlan0, which puts it into a UDP packet to the other node; its socket there takes it out again (kernel:
// drivers/net/vxlan/vxlan_core.c). vxlan0 was made in the host's netns and moved into the sandbox: its outer packets are the host's
// own, and pass neither a bridge of the host nor its FORWARD chain. Both nodes are netns of one kernel here: TCP's packets arrive as
// clones, which gro_cells_receive (net/core/gro_cells.c) puts past GRO into netif_rx; from a real wire it is napi_gro_receive.

import { allOf, expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'overlay-two-nodes',
  title: 'overlay network on two nodes, VXLAN',
  async setUp(node) {
    const second = await node.second()
    await second.swarm()
    const network = await node.createNetwork({ driver: 'overlay' })
    const ends = await node.startEndpoints({ server: { on: second, network }, client: { network } })
    return { network, ...ends }
  },
})

test('reaches the server; no other network or node does', async ({ client, server, stranger, outside }) => {
  await expect(client).toReach(server)
  await allOf([expect(stranger).not.toReach(server), expect(outside).not.toReach(server)])
})

test('every frame goes through the tunnel and over the wire', ({ path }) => {
  expect(path).toTakePath({
    request: {
      'client eth0': tx,
      'overlay veth(client)': rx,
      'overlay vxlan0': tx,
      'host wire': tx,
      'node2 wire': rx,
      'overlay2 vxlan0': rx,
      'overlay2 veth(server)': tx,
      'server eth0': rx,
    },
    reply: {
      'server eth0': tx,
      'overlay2 veth(server)': rx,
      'overlay2 vxlan0': tx,
      'node2 wire': tx,
      'host wire': rx,
      'overlay vxlan0': rx,
      'overlay veth(client)': tx,
      'client eth0': rx,
    },
  })
  expect(path).toCall({ vxlan_xmit: 'on the path', br_handle_frame: 'on the path', ip_forward: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
