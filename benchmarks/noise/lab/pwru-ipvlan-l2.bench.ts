// Another eye on IPVLAN L2: what pwru says that the kernel does with each packet of one flow.
//
//   +-- client --+   +------- host -------+   +-- server --+
//   |    eth0 ---+---+-- parent netdev ---+---+--- eth0    |
//   +------------+   +--------------------+   +------------+
//
// As pwru-bridge: every call with a packet of the flow, held against our stacks and calls.

import { mode } from '../../../fixtures/test.ts'

const test = mode({
  mode: 'pwru-ipvlan-l2',
  title: 'pwru beside stacks and calls, on IPVLAN L2',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'ipvlan', parent: node.parentNetdev })
    return { network, ...(await node.startEndpoints({ server: { network }, client: { network } })) }
  },
})

test('pwru sees the functions that stacks and calls see, as often', async ({ comparePwru }) => {
  await comparePwru()
})
