// Loopback: the control of every other mode.
//
//   +------- client and server -------+
//   |   lo: what is sent is received  |
//   +---------------------------------+
//
// lo hands each packet from its transmit function straight to the backlog of the same CPU. No link, no address
// resolution, no firewall rule in this netns: what is left is the cost of TCP, the sockets and the scheduler, which
// every other mode pays too.

import { expect, mode, rx, tx } from '../fixtures/test.ts'

const test = mode({
  mode: 'loopback',
  title: 'loopback in a netns of its own: the control',
  async setUp(node) {
    const server = await node.startEndpoint('server', { mode: 'none' })
    return { server, client: await node.startEndpoint('client', { netnsOf: server }) }
  },
})

test('reaches itself, and nobody else does: every netns has a lo of its own', async ({
  client,
  server,
  node,
}) => {
  await expect(client).toReach(server)
  await expect(await node.startEndpoint('outsider', { mode: 'none' })).not.toReach(server)
})

test('every packet passes lo once', ({ path }) => {
  expect(path).toTakePath({
    request: { 'client lo': { ...tx, ...rx } },
    reply: { 'client lo': { ...tx, ...rx } },
  })
  // Hooks are run all the same where a security module has some in every netns (kernel: security/apparmor/lsm.c, apparmor_nf_ops).
  expect(path).toCall({
    loopback_xmit: 'on the path',
    br_handle_frame: 0,
    'nft_do_chain or ipt_do_table': 0,
    ip_forward: 0,
  })
  expect(path).toCall({ 'netif_rx or __netif_rx': 2, veth_xmit: 0 })
})

test('round trip', async ({ rtt }) => {
  expect(await rtt()).toStayWithinBaseline()
})

test('profile', async ({ profiled }) => {
  expect(await profiled()).toCall({ netif_rx_internal: 2, veth_xmit: 0, ip_forward: 0 })
})
