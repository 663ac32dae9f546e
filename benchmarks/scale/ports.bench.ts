// Scale: published ports, each with a docker-proxy.
//
//   +------------------ host ------------------+      +-- server --+
//   |  client ~~~ DNAT in OUTPUT ~~> br-X veth -+------+--- eth0    |
//   |                                      |    |      +------------+
//   |  docker-proxy × 1, 10, 50          veth --+------+--- eth0    |
//   +------------------------------------------+      +- published -+
//
// A port is a rule in the NAT chain DOCKER, one in the filter chain DOCKER, one for masquerade, and a process that gets no packet here. The
// first packet of a connection is held against the NAT rules before its own; conntrack knows all others, and they leave FORWARD
// by the rule for what is established. So a connect grows by the number of ports, and a round trip does not.

import { expect, scale } from '../../fixtures/test.ts'

const test = scale({
  experiment: 'ports',
  object: 'published port',
  flow: 'from the host, by an address of its own, to a port that was published after the others',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    return { network, client: await node.startEndpoint('client', { mode: 'host' }) }
  },
  async load({ node, network, client }, count) {
    await node.startEndpoint('published', { network, publish: 'tcp', ports: count })
    const server = await node.startEndpoint('server', { network, publish: 'tcp', ports: 2 })
    return server.at(client.address)
  },
})

test('round trip and connect beside 1, 10 and 50 ports', { timeout: 1200_000 }, async ({ grow }) => {
  const { slope } = await grow(async ({ client, server }) => {
    await expect(client).toReach(server)
  })
  for (const { halfWidth } of Object.values(slope)) expect(Number.isFinite(halfWidth)).toBe(true)
})
