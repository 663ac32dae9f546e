// Published port from the host by 127.0.0.1: docker-proxy carries the bytes.
//
//   +------------------------ host ------------------------+      +-- server --+
//   |  client --- lo --- docker-proxy --- br-X     veth ---+------+--- eth0    |
//   +------------------------------------------------------+      +------------+
//
// Docker does not translate what goes to 127.0.0.0/8: a process of its own accepts the connection and opens another one to the
// container. So every message passes two connections, is copied to user space and back, and pays for wake-ups: the dearest way
// to a container, and the one that `curl localhost:8080` takes.

import { expect, mode, rx, rxUp, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'published-localhost',
  title: 'published TCP port, from localhost by docker-proxy',
  carriedBy: 'docker-proxy',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const { server, client } = await node.startEndpoints({
      server: { network, publish: 'tcp' },
      client: { mode: 'host' },
    })
    return { network, server: server.at('127.0.0.1'), client, proxied: true }
  },
})

test('reaches the published port, and no other one', async ({ client, server, node, network }) => {
  await expect(client).toReach(server)
  const hidden = await node.startEndpoint('hidden', { network })
  await expect(client).not.toReach(hidden.at('127.0.0.1'))
})

test('both connections of the proxy are passed', ({ path }) => {
  expect(path).toTakePath({
    request: { 'host lo': { ...tx, ...rx }, 'host bridge': tx, 'host veth(server)': tx, 'server eth0': rx },
    reply: {
      'server eth0': tx,
      'host veth(server)': rx,
      'host bridge': rxUp,
      'host lo': { ...tx, ...rx },
    },
  })
  expect(path).toCall({ loopback_xmit: 'on the path', br_dev_xmit: 'on the path', ip_forward: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
