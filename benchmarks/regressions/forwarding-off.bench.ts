// Planted: the host forwards nothing. Simulated.
//
//   +-- client --+      +------------- host -------------+      +--- node2 ---+
//   |    eth0 ---+------+- veth   br-X  x    wire -------+------+- wire       |
//   +------------+      +------- ip_forward = 0 ---------+      |     server  |
//                                                               +-------------+
//
// Docker switches ip_forward on when it starts, once; a restart of the host's network or a reload of its sysctls switches it off
// again (openshift/origin#9931, NixOS/nixpkgs#118656), and every container is cut off from the outside while neighbours on its
// bridge go on. The packet is for another host and this one is no router: the route lookup says so by a route of its own, whose
// input is ip_error (kernel: net/ipv4/route.c, ip_route_input_slow, no_route).

import { expect, forwardingOff, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'forwarding-off',
  title: 'planted: ip_forward 0',
  fault: forwardingOff,
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const outside = await node.second()
    return {
      network,
      server: await outside.startEndpoint('server', { mode: 'host' }),
      client: await node.startEndpoint('client', { network }),
    }
  },
})

test('reachability fails and names the route lookup', async ({ provesThat, client, server }) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
  }, [
    {
      class: 'reachability',
      what: 'client reaches server',
      cause: 'where the packet died: in the route lookup, as it came from the bridge',
      names: ({ got }) => /request died in ip_error( \(\w+\))? on host bridge/.test(got),
    },
  ])
})
