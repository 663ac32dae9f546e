// Published port from the host by 127.0.0.1, on an engine without docker-proxy (--userland-proxy=false).
//
//   +------------------ node2 ------------------+      +-- server --+
//   |  client                                   |      |            |
//   |   ~~~ DNAT, masquerade ~~~>  br-X   veth -+------+--- eth0    |
//   +-------------------------------------------+      +------------+
//
// Here Docker translates what goes to 127.0.0.0/8 as well. A packet from 127.0.0.1 that leaves by another netdev is a martian:
// Docker sets route_localnet on the bridge, and masquerade gives the packet the address of the bridge, so that the container
// can answer.

import { expect, mode, rx, rxUp, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'published-localhost-no-proxy',
  title: 'published TCP port, from localhost without docker-proxy',
  async setUp(first) {
    const node = await first.secondWithoutProxy()
    const network = await node.createNetwork({ driver: 'bridge' })
    const { server, client } = await node.startEndpoints({
      server: { network, publish: 'tcp' },
      client: { mode: 'host' },
    })
    return { network, server: server.at('127.0.0.1'), client }
  },
})

test('reaches the published port', async ({ client, server }) => {
  await expect(client).toReach(server)
})

test('the request leaves by the bridge device: there is one connection', ({ path }) => {
  expect(path).toTakePath({
    request: { 'node2 bridge': tx, 'node2 veth(server)': tx, 'server eth0': rx },
    reply: { 'server eth0': tx, 'node2 veth(server)': rx, 'node2 bridge': rxUp },
  })
  expect(path).toCall({ br_dev_xmit: 'on the path', loopback_xmit: 0, ip_forward: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
