// Planted: the parent of an IPVLAN network has got another MAC address. Simulated.
//
//   +- neighbour -+       +------- host -------+       +-- server --+
//   |      eth0 --+-wire--+-- parent netdev ---+-------+--- eth0    |      the server has the MAC address of the parent
//   +-------------+       +--------------------+       +------------+
//
// Networks that share a parent change its MAC address on some kernels (moby/moby#21735), a bond that fails over does too. The containers'
// netdevs follow it (kernel: drivers/net/ipvlan/ipvlan_main.c, ipvlan_device_event, NETDEV_CHANGEADDR), and tell nobody: neighbours write to
// the old one until their entry has aged. IPVLAN looks for the receiver by its IP address and finds it; its IP layer throws away
// what is for another machine (net/ipv4/ip_input.c, ip_rcv_core). Containers on the parent reach each other as before.

import { expect, parentMac, regression } from '../../../fixtures/test.ts'

const test = regression({
  mode: 'ipvlan-parent-mac',
  title: 'planted: the parent of IPVLAN has another MAC address',
  fault: parentMac(),
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'ipvlan', parent: node.parentNetdev })
    const server = await node.startEndpoint('server', { network })
    return { network, server, client: await node.neighbourOnLink(network) }
  },
})

test('reachability fails and names the frame for another machine', async ({ provesThat, client, server }) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
  }, [
    {
      class: 'reachability',
      what: 'neighbour reaches server',
      cause: 'the request, which is for another machine',
      names: ({ got }) => /request died in ip_rcv_core \(OTHERHOST\) on server eth0/.test(got),
    },
  ])
})
