// Planted: IPVS keeps no connections of its own in conntrack. Simulated.
//
//   +--- node2 ---+    +-------- host --------+    +--- sandbox of ingress ---+    +-- server --+
//   |  client     |    |                      |    |                          |    |            |
//   |      wire --+----+- wire ~ DNAT ~ gwbridge --+- eth1  ~ IPVS ~  eth0 ----+----+- eth0      |
//   +----------x--+    +---|------------------+    +--------------------------+    +--- eth1 ---+
//              +-----------+------- gwbridge <------------------ reply ------------------+
//
// Docker switches net.ipv4.vs.conntrack on in the ingress sandbox; on a kernel built without it (CONFIG_IP_VS_NFCT) the ports of services
// answer nobody (scaleway/kernel-tools#343, bargees/barge-os#9). What IPVS sends on passes the nat table then (kernel:
// net/netfilter/ipvs/ip_vs_xmit.c, ip_vs_notrack), and with it the rule that puts in the sandbox's address as its source: the task
// answers the client by its own way out, from an address that the client never wrote to.

import { expect, onIngress, regression, vsConntrackOff } from '../../../fixtures/test.ts'

const test = regression({
  mode: 'ipvs-conntrack-off',
  title: 'planted: IPVS without conntrack',
  fault: vsConntrackOff,
  setUp: onIngress,
})

test('the port of the service is not reached, and the verdict names where the reply ends', async ({
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
      cause: 'the reply, which comes from another address',
      names: ({ got }) => /reply died in tcp_v4_rcv \(NO_SOCKET\) on node2 wire$/.test(got),
    },
  ])
})
