// Planted: broadcasts get no further than the parent of a macvlan network. Simulated.
//
//   +-- neighbour --+      +--------- host ---------+      +-- server --+
//   |      eth0 ----+-wire-+-- parent netdev  x  ---+------+--- eth0    |
//   +---------------+      +------------------------+      +------------+
//
// Linux 5.4.11 and 4.19.97 lost in macvlan_broadcast what comes from outside (moby/libnetwork#2499, raspberrypi/linux#3470; mended by
// kernel commit c17e025049a6): containers were there until their neighbours' ARP entries had aged, and then only after they had
// sent something themselves. A connection that stands goes on, so that the neighbour must not know the server beforehand. Its
// request dies at home, waiting; why, is where its ARP requests end.

import { broadcastLost, expect, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'macvlan-broadcast-lost',
  title: 'planted: macvlan without broadcasts',
  fault: broadcastLost,
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'macvlan', parent: node.parentNetdev })
    const server = await node.startEndpoint('server', { network })
    return { network, server, client: await node.neighbourOnLink(network) }
  },
})

test('reachability fails and names where ARP requests end', async ({ provesThat, client, server }) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
  }, [
    {
      class: 'reachability',
      what: 'neighbour reaches server',
      cause: 'ARP requests, which died in netfilter at the parent',
      names: ({ got }) =>
        /ARP request died in (nft_do_chain|nf_hook_slow) \(NETFILTER_DROP\) on host parent$/.test(got),
    },
  ])
})
