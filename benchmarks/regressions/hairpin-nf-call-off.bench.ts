// Planted: bridge-nf-call-iptables is 0 on a node without docker-proxy. Simulated.
//
//   +-- client --+      +--------------- node2 ---------------+      +-- server --+
//   |    eth0 ---+------+- veth  br-X  ~~ DNAT ~~>  br-X veth +------+--- eth0    |
//   |         <--+------+------- veth  br-X  veth  <----------+------+--          |
//   +------------+      +-------------------------------------+      +------------+
//
// Docker 27.3.1 no longer loaded br_netfilter, and containers no longer reached a neighbour by its published port
// (moby/moby#48664, moby/moby#48676, moby/moby#48948). The request is still translated, by the host that it is addressed to. The
// reply is not: the neighbour answers the client itself, over the bridge, past netfilter, so that the client gets a segment
// from an address that it never wrote to. It has no socket for that (kernel: net/ipv4/tcp_ipv4.c, tcp_v4_rcv).

import { expect, nfCallOff, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'hairpin-nf-call-off',
  title: 'planted: hairpin without br_netfilter',
  fault: nfCallOff('node2'),
  async setUp(first) {
    const node = await first.second()
    const network = await node.createNetwork({ driver: 'bridge' })
    const server = await node.startEndpoint('server', { network, publish: 'tcp' })
    return {
      network,
      server: server.at(network.gateway),
      client: await node.startEndpoint('client', { network }),
    }
  },
})

test('reachability fails and names the client that knows nothing of the reply', async ({
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
      cause: 'the reply that came back from another address: NO_SOCKET at the client',
      names: ({ got }) => got.endsWith('the reply died in tcp_v4_rcv (NO_SOCKET) on client eth0'),
    },
  ])
})
