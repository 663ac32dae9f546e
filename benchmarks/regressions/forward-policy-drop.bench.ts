// Planted: the policy of FORWARD is DROP. Simulated.
//
//   +--- node2 ---+      +------------- host -------------+      +-- server --+
//   |  client     |      |   FORWARD: policy DROP         |      |            |
//   |      wire --+------+- wire  x    br-X     veth -----+------+--- eth0    |
//   +-------------+      +--------------------------------+      +------------+
//
// Docker 1.13 began to set this policy, and other hosts that had reached containers by a plain route did not any more
// (kubernetes/kubernetes#40182, kubernetes/kops#3977). Every later Docker does so where it switches forwarding on itself, so
// the set-up makes a host that forwarded before Docker came. Docker's own rules let nothing in that is not published: what
// comes from outside is decided by the policy alone. It is a verdict of the chain like that of a rule, so that newer kernels
// free the packet in nft_do_chain (net/netfilter/nf_tables_core.c), iptables-legacy and older ones in nf_hook_slow.

import { expect, forwardPolicyDrop, forwardsByItself, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'forward-policy-drop',
  title: 'planted: FORWARD policy DROP',
  fault: forwardPolicyDrop(),
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const outside = await node.second()
    await forwardsByItself(node)
    await outside.addRoute(network.subnet, node.address)
    return {
      network,
      server: await node.startEndpoint('server', { network }),
      client: await outside.startEndpoint('client', { mode: 'host' }),
    }
  },
})

test('reachability fails and names the function, the reason and the netdev', async ({
  provesThat,
  client,
  server,
}) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
  }, [
    {
      class: 'reachability',
      what: 'client reaches server',
      cause: 'where the packet died: in netfilter, NETFILTER_DROP, as it came from the wire',
      names: ({ got }) => /died in (nft_do_chain|nf_hook_slow) \(NETFILTER_DROP\) on host wire$/.test(got),
    },
  ])
})
