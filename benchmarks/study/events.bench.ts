// Events: how many net:* events a round trip raises, on loopback and over a bridge (claims 1 and 2a).
//
//   control     +- lo -+          containers   client eth0 - veth - br-X - veth - eth0 server
//                                 host                          br-X - veth - eth0 server
//
// perf stat counts the whole machine, the path probe the flow alone: the first can never be less than the second.
// Each netdev that a message passes sends it once and receives it once, so the events grow with the netdevs.

import { expect, type Look, study, type Table } from '../../fixtures/test.ts'

const roundTrips = 1000
const netcatBytes = 20_000_000
const test = study('events', 'study: events per round trip')

test('loopback can be counted, and a bridge raises other counts', async ({ flows, look, kernel, answer }) => {
  const all = [flows.loopback, flows.containers, flows.host]
  const machine: Record<string, number>[] = []
  const ofFlow: Record<string, number>[] = []
  for (const flow of all) {
    machine.push(await look.events(flow, roundTrips))
    ofFlow.push((await look.pathOfFlow(flow)).events)
  }
  const names = Object.keys(machine[0] ?? {}).filter((event) =>
    machine.some((counts) => (counts[event] ?? 0) > 0.9),
  )
  for (const event of names)
    for (const [i, counts] of machine.entries())
      expect(counts[event]).toBeGreaterThanOrEqual(ofFlow[i]?.[event] ?? 0)

  const table: Table = {
    caption: `Events per round trip: \`perf stat -ae 'net:*'\` over ${roundTrips} round trips, in brackets those of the flow alone; the rest is everybody else's`,
    head: ['tracepoint', ...all.map(({ name }) => name)],
    rows: names.sort().map((event) => [
      event,
      ...machine.map((counts, i) => {
        const own = ofFlow[i]?.[event]
        return `${(counts[event] ?? 0).toFixed(2)}${own === undefined ? '' : ` (${own})`}`
      }),
    ]),
  }
  const sums = ofFlow.map((counts) => Object.values(counts).reduce((sum, count) => sum + count, 0))
  const [loopback, containers, host] = ofFlow
  const differing = Object.keys({ ...loopback, ...host }).filter(
    (event) => loopback?.[event] !== host?.[event],
  )
  const graph = (await kernel.ftraceTracers()).includes('function_graph')
  answer({
    claim: '1',
    answer: graph ? 'holds' : 'holds in part',
    because: `A round trip over loopback raises ${sums[0]} events of the flow, the same whole number three times of three; its stacks can be recorded, see 2b. ${graph ? 'ftrace has function_graph for the call graph' : 'A call graph cannot be seen here: ftrace has no function_graph'}.`,
    tables: [],
  })
  answer({
    claim: '2a',
    answer: differing.length === 0 ? 'holds' : 'does not hold',
    because: `A round trip raises ${sums[0]} events of the flow over loopback, ${sums[2]} from host to container and ${sums[1]} from container to container. netif_rx is raised ${loopback?.['netif_rx']}, ${host?.['netif_rx']} and ${containers?.['netif_rx']} times${differing.length > 0 ? `; host to container and loopback differ in ${differing.sort().join(', ')}` : ''}.`,
    tables: [table, await netcatTable(all, look)],
  })
})

/** The study's own workload, as it was looked at there. */
async function netcatTable(all: Parameters<Look['netcatEvents']>[0][], look: Look): Promise<Table> {
  const counts: Record<string, number>[] = []
  for (const flow of all) counts.push(await look.netcatEvents(flow, netcatBytes))
  const names = Object.keys(counts[0] ?? {}).filter((event) => counts.some((one) => (one[event] ?? 0) >= 1))
  expect(names).toContain('net_dev_queue')
  return {
    caption: `Events per MB of a netcat transfer of ${netcatBytes / 1e6} MB, whole machine`,
    head: ['tracepoint', ...all.map(({ name }) => name)],
    rows: names.sort().map((event) => [event, ...counts.map((one) => (one[event] ?? 0).toFixed(1))]),
  }
}
