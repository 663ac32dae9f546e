// Another eye on loopback: what pwru says that the kernel does with each packet of one flow.
//
//   +------- client and server -------+
//   |   lo: what is sent is received  |
//   +---------------------------------+
//
// As pwru-bridge: every call with a packet of the flow, held against our stacks and calls.

import { mode } from '../../../fixtures/test.ts'

const test = mode({
  mode: 'pwru-loopback',
  title: 'pwru beside stacks and calls, on loopback',
  async setUp(node) {
    const server = await node.startEndpoint('server', { mode: 'none' })
    return { server, client: await node.startEndpoint('client', { netnsOf: server }) }
  },
})

test('pwru sees the functions that stacks and calls see, as often', async ({ comparePwru }) => {
  await comparePwru()
})
