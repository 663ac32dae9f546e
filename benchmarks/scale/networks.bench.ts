// Scale: bridge networks beside that of the flow.
//
//   +-- client --+      +-------------- host --------------+      +-- server --+
//   |    eth0 ---+------+- veth        br-X        veth ---+------+--- eth0    |
//   +------------+      |   br-1, br-2, … +1, +10, +50     |      +------------+
//                       |   each with rules in FORWARD     |
//                       +----------------------------------+
//
// Docker puts some rules for every network at the head of FORWARD and into its isolation chains. A frame between two containers of
// the first network is shown to that chain by br_netfilter, and held against the rules of all networks that came later
// until its own are reached. So what nobody uses costs every packet of the others.

import { expect, oneOfMany, scale } from '../../fixtures/test.ts'

const test = scale({
  experiment: 'networks',
  object: 'network',
  flow: 'container to container on one user-defined bridge that is older than the others',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const server = await node.startEndpoint('server', { network })
    return { network, server, client: await node.startEndpoint('client', { network }) }
  },
  async load({ node }, count) {
    for (let at = 0; at < count; at++) await node.createNetwork({ driver: 'bridge', subnet: oneOfMany(at) })
  },
})

test('round trip and connect beside 1, 10 and 50 networks', { timeout: 1200_000 }, async ({ grow }) => {
  const { slope } = await grow(async ({ client, server }) => {
    await expect(client).toReach(server)
  })
  for (const { halfWidth } of Object.values(slope)) expect(Number.isFinite(halfWidth)).toBe(true)
})
