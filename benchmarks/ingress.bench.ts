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

import { expect, mode, rx, rxUp, tx } from '../fixtures/test.ts'

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
      ingress: true,
      server: server.at(node.address),
      client: await second.startEndpoint('client', { mode: 'host' }),
    }
  },
})

test('reaches the port of the service', async ({ client, server }) => {
  await expect(client).toReach(server)
})

test('is sent on by IPVS', ({ path }) => {
  // prettier-ignore
  expect(path).toTakePath({
    request: {
      'node2 wire': tx, 'host wire': rx, 'host docker_gwbridge': tx, 'host veth(ingress)': tx, 'ingress eth1': rx,
      'ingress eth0': tx, 'overlay veth(ingress)': rx, 'overlay veth(server)': tx, 'server eth0': rx,
    },
    reply: {
      'server eth0': tx, 'overlay veth(server)': rx, 'overlay veth(ingress)': tx, 'ingress eth0': rx,
      'ingress eth1': tx, 'host veth(ingress)': rx, 'host docker_gwbridge': rxUp, 'host wire': tx, 'node2 wire': rx,
    },
  })
  // Linux 5.10 calls it ip_vs_in. What translates the reply, ip_vs_out_hook, has returned before the next hop: no stack shows it.
  expect(path).toCall({ 'ip_vs_in_hook or ip_vs_in': 'on the path' })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
