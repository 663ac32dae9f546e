// Planted: docker-proxy has made thousands of connections within a minute. Reproduced.
//
//   +------------------------ host ------------------------+      +-- server --+
//   |  client --- lo --- docker-proxy --- br-X     veth ---+------+--- eth0    |
//   +------------------------------------------------------+      +------------+
//
// "docker-proxy uses 100 % CPU and causes timeouts after 30k connections" (moby/moby#47537). The proxy ends each connection to the
// container first, so that its local port stays in TIME_WAIT for a minute. All go to one address and port from one address:
// when the ports of one parity are taken, each connect tries some 14,000 of them before it takes another one (kernel:
// net/ipv4/inet_hashtables.c, __inet_hash_connect). The client's own connections do so as well, but a port of the loopback may be
// taken again after a second (tcp_tw_reuse 2). All are served, and the hops of a message are the same: no verdict sees it, not
// that of the cost either, which is measured on open connections. The time of a new connection tells.

import { expect, localPortsTaken, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'proxy-ports-taken',
  title: 'planted: docker-proxy after thousands of connections',
  fault: localPortsTaken,
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const server = await node.startEndpoint('server', { network, publish: 'tcp' })
    return {
      network,
      server: server.at('127.0.0.1'),
      client: await node.startEndpoint('client', { mode: 'host' }),
      proxied: true,
    }
  },
})

test('a new connection takes many times as long', async ({ provesThat, figures, client, server }) => {
  await provesThat(
    async () => {
      await expect(client).toReach(server)
    },
    [],
    [
      {
        what: 'ms of a new connection and its first round trip',
        measure: () => figures.connectMs(),
        change: 'rises',
        times: 3,
        isRate: true,
      },
    ],
  )
})
