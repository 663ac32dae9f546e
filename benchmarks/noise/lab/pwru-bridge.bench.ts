// Another eye on the bridge: what pwru says that the kernel does with each packet of one flow.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth    br-X     veth --+------+--- eth0    |
//   +------------+      +--------------------------+      +------------+
//
// pwru (Debian's package) attaches to every function of the kernel and of the datapath's modules that takes an skb, and prints each call
// with a packet of the flow: by its own BPF and its own filter, pcap's. It shares nothing with our probes. The functions that it names are
// held against those of our stacks, and call by call against what our kprobes count.

import { mode } from '../../../fixtures/test.ts'

const test = mode({
  mode: 'pwru-bridge',
  title: 'pwru beside stacks and calls, on the bridge',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    return { network, ...(await node.startEndpoints({ server: { network }, client: { network } })) }
  },
})

test('pwru sees the functions that stacks and calls see, as often', async ({ comparePwru }) => {
  await comparePwru()
})
