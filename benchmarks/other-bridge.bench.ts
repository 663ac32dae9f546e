// Bridge to another bridge: two user-defined networks of one host are isolated from each other.
//
//   +-- client --+      +------------- host -------------+      +-- server --+
//   |    eth0 ---+------+- veth  br-X   x   br-Y   veth --+------+--- eth0    |
//   +------------+      +--------------------------------+      +------------+
//
// The host forwards between all its bridges, and would between these: only Docker's rules in FORWARD drop what comes in on
// one bridge and would leave by another. The isolation is that of a firewall, so that rules that are flushed or come in
// another order open it.

import { allOf, expect, mode } from '../fixtures/test.ts'

const test = mode({
  mode: 'other-bridge',
  title: 'one user-defined bridge to another: isolated',
  nothingPasses: true,
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const other = await node.createNetwork({ driver: 'bridge' })
    return {
      network,
      ...(await node.startEndpoints({ server: { network: other }, client: { network } })),
    }
  },
})

test('neither reaches the other, by its own address or by its gateway', async ({ client, server }) => {
  await allOf([expect(client).not.toReach(server), expect(server).not.toReach(client)])
})

test('a neighbour on the same network is reached', async ({ client, node, network }) => {
  await expect(await node.startEndpoint('neighbour', { network })).toReach(client)
})
