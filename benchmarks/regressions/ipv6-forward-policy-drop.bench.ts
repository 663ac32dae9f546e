// Planted: the policy of IPv6's FORWARD is DROP. Simulated.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth  x  br-X     veth --+-----+--- eth0    |
//   +------------+      | ip6tables: policy DROP    |     +------------+
//                       +---------------------------+
//
// Docker 27 switched ip6tables on for everybody and set this policy, also on hosts without one IPv6 network of its own: every
// other bridge of the host lost IPv6, since br_netfilter shows their frames to the chain (moby/moby#48365, moby/moby#48392; mended
// by moby/moby#48594). Docker 20.10 sets no rules for IPv6, so that its own network is such an other bridge here. IPv4 goes on
// as before, and a check of IPv4 alone is green.

import { expect, forwardPolicyDrop, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'ipv6-forward-policy-drop',
  title: 'planted: IPv6 FORWARD policy DROP',
  fault: forwardPolicyDrop('ip6'),
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge', ipv6: true })
    return {
      network,
      server: await node.startEndpoint('server', { network }),
      client: await node.startEndpoint('client', { network }),
    }
  },
})

test('over IPv6 the neighbour is not reached, and over IPv4 it is', async ({
  provesThat,
  client,
  server,
}) => {
  await provesThat(async () => {
    await expect(server).toReach(client)
    await expect(client).toReach(server.overIpv6())
  }, [
    {
      class: 'reachability',
      what: 'client reaches server',
      cause: 'where the packet died: in netfilter, NETFILTER_DROP, netns host',
      names: ({ got }) => /died in (nft_do_chain|nf_hook_slow) \(NETFILTER_DROP\) on host /.test(got),
    },
  ])
})
