// Planted: modprobe has no ip_vs. Reproduced.
//
//   +--- node2 ---+    +-- host --+    +- sandbox of ingress -+    +-- server --+
//   |  client     |    |          |    |                      |    |            |
//   |      wire --+----+- wire x  |    |  eth1  no IPVS  eth0 |    |   eth0     |
//   +-------------+    +----------+    +----------------------+    +------------+
//
// Distributions had the module in no package or in another one: the service is made, its tasks run, and its port is refused (moby/moby#26930,
// moby/moby#28168, vmware/photon#543). The engine logs an error and goes on: without IPVS it gives up the service's backend before it
// has translated the port (libnetwork: service_linux.go, addLBBackend), so that the host's own TCP answers, where nobody listens.

import { expect, guestRegression, modulesHidden, onIngress } from '../../../fixtures/test.ts'

const test = guestRegression({
  mode: 'ipvs-hidden',
  title: 'planted: a host without ip_vs',
  fault: modulesHidden('ip_vs'),
  setUp: onIngress,
})

test('the port of the service is not reached, and the verdict names where the packet ends', async ({
  provesThat,
}) => {
  await provesThat(
    async ({ client, server }) => {
      await expect(client).toReach(server)
    },
    [
      {
        class: 'reachability',
        what: 'client reaches server',
        cause: 'the host, which has not translated the request',
        names: ({ got }) => /request died in tcp_v4_rcv \(NO_SOCKET\) on host wire$/.test(got),
      },
    ],
  )
})
