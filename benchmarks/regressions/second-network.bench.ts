// Planted: a second network takes the first one's way out. Reproduced.
//
//   +-- client --+      +------------- host -------------+      +--- node2 ---+
//   |    eth0 ---+------+- veth   br-X  x  uplink -------+------+- parent     |
//   +------------+      +--------------------------------+      |     server  |
//                                                               +-------------+
//
// "default net loses connectivity after creating 2nd network" (moby/moby#33168): the host's uplink is a bridge, and a network is
// made on it, to give containers addresses of the outside. From then on Docker takes the uplink for a network of its own, and
// its isolation drops what comes from any other network and would leave there (libnetwork: drivers/bridge/setup_ip_tables.go).
// Nothing of the first network was changed. With the second network's removal all is well again.

import { beyondAnUplinkBridge, expect, networkOnTheUplink, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'second-network',
  title: 'planted: a second network on the uplink',
  fault: networkOnTheUplink(),
  setUp: beyondAnUplinkBridge,
})

test('the first network does not reach the outside, and it is said where packets end', async ({
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
      cause: 'where the packet died: in netfilter, NETFILTER_DROP, as it came from the first network',
      names: ({ got }) =>
        /request died in (nft_do_chain|nf_hook_slow) \(NETFILTER_DROP\) on host bridge$/.test(got),
    },
  ])
})
