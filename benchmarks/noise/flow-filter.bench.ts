// The flow filter: the path of one flow, twenty times, while others are loud.
//
//   +-- client --+     +---------- host -----------+     +-- server --+
//   |    eth0 ---+-----+- veth     br-X      veth -+-----+--- eth0    |
//   +------------+     |                           |     +------------+
//   +-- talker --+     |  loud <---- lo ----> loud |     +- listener -+
//   |    eth0 ---+-----+- veth     br-Y      veth -+-----+--- eth0    |
//   +------------+     +---------------------------+     +------------+
//
// The same tracepoints fire for the other network's frames and for the host's loopback, on the same kernel and CPUs. The
// filter attributes by the flow's ports, so not one of its integers may move.

import { type Endpoint, expect, mode, rx, tx } from '../../fixtures/test.ts'

const runs = 20

const test = mode({
  mode: 'flow-filter',
  title: 'the flow filter under foreign load',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    return {
      network,
      server: await node.startEndpoint('server', { network }),
      client: await node.startEndpoint('client', { network }),
    }
  },
})

/** Round trips until told to stop; resolves with how many there were. */
async function talk(from: Endpoint, to: Endpoint, address: string, until: AbortSignal): Promise<number> {
  const connection = await from.agent.connect(address, await to.port(), 3000)
  if (!connection.ok) throw new Error(`the foreign load does not connect: ${connection.errno}`)
  let roundTrips = 0
  for (; !until.aborted; roundTrips += 1000) await from.agent.burst(connection.id, 1, 1000)
  return roundTrips
}

test('twenty of twenty observations are equal while another network floods and the loopback is busy', async ({
  observePath,
  client,
  server,
  node,
}) => {
  const other = await node.createNetwork({ driver: 'bridge' })
  const listener = await node.startEndpoint('listener', { network: other })
  const talker = await node.startEndpoint('talker', { network: other })
  const loud = await node.startEndpoint('loud', { mode: 'host' })
  const louder = await node.startEndpoint('louder', { mode: 'host' })
  const end = new AbortController()
  const foreign = Promise.all([
    talk(talker, listener, listener.address, end.signal),
    talk(louder, loud, '127.0.0.1', end.signal),
  ])
  try {
    await expect(client).toReach(server)
    for (let run = 0; run < runs; run++) {
      expect(await observePath()).toTakePath({
        request: { 'client eth0': tx, 'host veth(client)': rx, 'host veth(server)': tx, 'server eth0': rx },
        reply: { 'server eth0': tx, 'host veth(server)': rx, 'host veth(client)': tx, 'client eth0': rx },
      })
    }
  } finally {
    end.abort()
  }
  for (const roundTrips of await foreign) expect(roundTrips).toBeGreaterThan(10_000)
})
