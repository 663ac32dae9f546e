// Planted: the parent of an IPVLAN network is down. Simulated.
//
//   +-- client --+   +------- host -------+   +-- server --+
//   |    eth0 x  +---+-- parent netdev x  +---+--- eth0    |
//   +------------+   +--------------------+   +------------+
//
// A parent that was down at the wrong moment is reported of macvlan (moby/moby#49593). Two containers of one IPVLAN network hand their packets
// to each other, and the parent sends none of them; and yet they lose each other: the netdevs follow the parent's state (kernel:
// drivers/net/ipvlan/ipvlan_main.c, ipvlan_device_event), and one without a carrier has the queue that drops all (net/core/link_watch.c,
// linkwatch_do_dev; net/sched/sch_generic.c, noop_enqueue).

import { expect, parentDown, regression } from '../../../fixtures/test.ts'

const test = regression({
  mode: 'ipvlan-parent-down',
  title: 'planted: the parent of IPVLAN is down',
  fault: parentDown,
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'ipvlan', parent: node.parentNetdev })
    return { network, ...(await node.startEndpoints({ server: { network }, client: { network } })) }
  },
})

test('reachability fails and names the queue without a carrier', async ({ provesThat, client, server }) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
  }, [
    {
      class: 'reachability',
      what: 'client reaches server',
      cause: 'the queue of the netdev that follows it',
      names: ({ got }) => /request died in \w+ \(QDISC_DROP\) on client eth0$/.test(got),
    },
  ])
})
