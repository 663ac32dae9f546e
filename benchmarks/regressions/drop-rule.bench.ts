// Planted: a DROP rule in the path.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth     br-X     x veth -+-----+--- eth0   |
//   +------------+      |       FORWARD: DROP        |    +------------+
//                       +----------------------------+
//
// Neighbours on one bridge that no longer hear each other, because br_netfilter shows their frames to a rule of the
// host (moby/moby#48375). A time-out alone would say nothing: the verdict must say where the packet died and why.
//
// Which function frees it: nf_hook_slow, as long as a rule only returns NF_DROP (iptables-legacy, older kernels). Newer
// ones free it where the rule said so, to be seen by drop monitors: nft_do_chain (NF_DROP_REASON in
// net/netfilter/nf_tables_core.c).

import { dropRule, expect, regression } from '../../fixtures/test.ts'

const test = regression({ mode: 'drop-rule', title: 'planted: DROP in FORWARD', fault: dropRule })

test('reachability fails and names the function, the reason and the netns', async ({
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
      cause: 'where the packet died: in netfilter, NETFILTER_DROP, netns host',
      names: ({ got }) => /died in (nft_do_chain|nf_hook_slow) \(NETFILTER_DROP\) on host /.test(got),
    },
  ])
})
