// Swarm ingress: a port of a service, on every node of the swarm, whichever node runs the task.
//
//   +--- node2 ---+    +-------- host --------+    +--- sandbox of ingress ---+    +-- server --+
//   |  client     |    |                      |    |                          |    |            |
//   |      wire --+----+- wire ~ DNAT ~ gwbridge --+- eth1  ~ IPVS ~  eth0 ----+----+- eth0      |
//   +-------------+    +----------------------+    +--------------------------+    +------------+
//
// The host translates the packet to the ingress sandbox, where iptables marks it and IPVS picks a task and translates again (libnetwork:
// service_linux.go); the sandbox's address on the ingress network is put in as its source, so that the answer comes back the same
// way. From there it is an overlay network. So a message passes two NATs and three netns before it reaches the task.

import { expect, mode } from '../fixtures/test.ts'

const test = mode({
  mode: 'ingress',
  title: 'Swarm ingress, a published service',
  async setUp(node) {
    node.requireIpvs()
    const second = await node.second()
    await second.swarm()
    const network = await node.createNetwork({ driver: 'overlay' })
    const [server] = await node.createService('server', { network, replicas: 1, publish: true })
    return {
      network,
      server: server.at(node.address),
      client: await second.startEndpoint('client', { mode: 'host' }),
    }
  },
})

test('reaches the port of the service', async ({ client, server }) => {
  await expect(client).toReach(server)
})

test('is sent on by IPVS', ({ path }) => {
  expect(path).toCall({ ip_vs_out_hook: 'on the path', ip_vs_in_hook: 'on the path' })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
