// Host network: two containers that share the engine's own netns.
//
//   +-------------------- host -------------------+
//   |   client  <---------- lo ----------> server  |
//   +---------------------------------------------+
//
// There is no network to cross: the path is loopback's. But the host's netns carries Docker's firewall rules, so
// conntrack and iptables see every packet, which they do not in the control's bare netns.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'host',
  title: 'host network',
  async setUp(node) {
    return await node.startEndpoints({ server: { mode: 'host' }, client: { mode: 'host' } })
  },
})

test('reaches the neighbour, and a container without a network does not', async ({
  client,
  server,
  node,
}) => {
  await expect(client).toReach(server)
  await expect(await node.startEndpoint('outsider', { mode: 'none' })).not.toReach(server)
})

test('every packet passes the lo of the host once', ({ path }) => {
  expect(path).toTakePath({
    request: { 'host lo': { ...tx, ...rx } },
    reply: { 'host lo': { ...tx, ...rx } },
  })
  expect(path).toCall({ loopback_xmit: 'on the path', br_handle_frame: 0, veth_xmit: 0, ip_forward: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})
