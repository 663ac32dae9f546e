// Encrypted overlay on two nodes: VXLAN inside ESP.
//
//   +- client -+    +------ overlay ------+    +- host -+    +- node2 -+    +------ overlay2 -----+    +- server -+
//   |   eth0 --+----+- veth br0 vxlan0 ~~ | ## + wire --+----+-- wire ## | ~~ vxlan0 br0 veth ----+----+-- eth0    |
//   +----------+    +---------------------+    +--------+    +---------+    +---------------------+    +-----------+
//
// Docker marks the outer UDP packets of the network by an iptables rule and gives the kernel an IPsec policy for that mark (libnetwork:
// drivers/overlay/encryption.go): the packet is encrypted after it was routed. On the wire are ESP packets only: a VXLAN packet
// in the clear must not be there. What was decrypted is a copy that nobody shares, so that GRO takes it (gro_cells_receive), unlike a plain overlay's.

import { expect, mode, rx, rxGro, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'overlay-encrypted',
  title: 'encrypted overlay network on two nodes',
  ciphers: true,
  async setUp(node) {
    const second = await node.second()
    await second.swarm()
    await node.requireEsp()
    const network = await node.createNetwork({ driver: 'overlay', options: { encrypted: '' } })
    return {
      network,
      server: await second.startEndpoint('server', { network }),
      client: await node.startEndpoint('client', { network }),
    }
  },
})

test('reaches the other node; another network does not', async ({ client, server, stranger }) => {
  await expect(client).toReach(server)
  await expect(stranger).not.toReach(server)
})

test('the flow is seen on no wire: it is encrypted there', ({ path }) => {
  expect(path).toTakePath({
    request: {
      'client eth0': tx,
      'overlay veth(client)': rx,
      'overlay vxlan0': tx,
      'overlay2 vxlan0': rxGro,
      'overlay2 veth(server)': tx,
      'server eth0': rx,
    },
    reply: {
      'server eth0': tx,
      'overlay2 veth(server)': rx,
      'overlay2 vxlan0': tx,
      'overlay vxlan0': rxGro,
      'overlay veth(client)': tx,
      'client eth0': rx,
    },
  })
  // vxlan_xmit is called after the last hop that is seen of the flow: from there on it is encrypted.
  expect(path).toCall({ ip_forward: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
