// Planted: the wire under an overlay network loses 1 % of what it is given. Simulated.
//
//   +- client -+    +------ overlay ------+    +- host -+    +- node2 -+    +------ overlay2 -----+    +- server -+
//   |   eth0 --+----+- veth br0 vxlan0 ~~ | ~~ +[wire]--+----+-- wire ~~ | ~~ vxlan0 br0 veth ----+----+-- eth0    |
//   +----------+    +---------------------+    +--------+    +---------+    +---------------------+    +-----------+
//
// Streams between nodes that are sent again by the thousand while those within a node are not (moby/moby#37855, moby/moby#33115). A loss
// of 1 % no verdict sees surely: of some hundred messages it takes none or some, and then a path is measured again. What TCP had to send
// twice tells (TCP_INFO, tcpi_total_retrans). In the check are two neighbours on one node, who pass no wire.

import { type Endpoint, expect, lossyWire, overNodes, regression } from '../../../fixtures/test.ts'

let neighbour: Endpoint

const test = regression({
  mode: 'netem-loss',
  title: 'planted: 1 % loss on the wire under an overlay',
  fault: lossyWire('1%'),
  async setUp(node) {
    const topology = await overNodes(node)
    neighbour = await node.startEndpoint('neighbour', { network: topology.network })
    return topology
  },
})

test('messages are sent again', async ({ provesThat, figures, client }) => {
  await provesThat(
    async () => {
      await expect(client).toReach(neighbour)
    },
    [],
    [
      {
        what: 'messages of 2,000 that are sent again',
        measure: () => figures.sentAgain(2000),
        change: 'rises',
        times: 5,
      },
    ],
  )
})
