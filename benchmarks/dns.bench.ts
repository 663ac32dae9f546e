// Embedded DNS: the name of a neighbour, asked for in a container of a user-defined network.
//
//   +------- client -------+                +---- host ----+
//   |  127.0.0.11:53       |   (a socket    |              |
//   |    ~~ DNAT ~~> lo ---+--- of dockerd  -   dockerd    |
//   +----------------------+   in this netns)+--------------+
//
// Docker puts a DNS server on 127.0.0.11 into every container of a user-defined network: a socket that dockerd opened in that
// netns, on a port that NAT puts in the place of 53. A question for a container's name is answered by dockerd itself, so that
// no packet leaves the netns: the path is lo, the time is that of a wake-up of dockerd and back.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'dns',
  title: 'embedded DNS, a lookup of a container',
  carriedBy: 'dockerd',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const { server, client } = await node.startEndpoints({ server: { network }, client: { network } })
    return { network, server: server.byName(), client }
  },
})

test('the name of the neighbour is its address, and a stranger is not told it', async ({
  client,
  server,
  stranger,
}) => {
  await expect(client).toReach(server)
  await expect(stranger).not.toReach(server)
})

test('question and answer pass lo alone', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client lo': { ...tx, ...rx } },
    reply: { 'client lo': { ...tx, ...rx } },
  })
  expect(path).toCall({ loopback_xmit: 'on the path', veth_xmit: 0, ip_forward: 0 })
})

test('a lookup', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
