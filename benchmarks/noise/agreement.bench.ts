// Agreement: the suite's round trip beside netperf's and sockperf's, between the same two netns.
//
//   +-- client ----------------+     +-- host --+     +-- server ----------------+
//   |  agent, netperf, sockperf |----+   br-X   +-----|  agent, netserver, server |
//   +--------------------------+     +----------+     +--------------------------+
//
// Three programs that were written apart measure one thing: one message each way over TCP, both ends on one CPU. If they do
// not agree, one of them measures itself. Means are compared, since netperf prints percentiles in whole µs; sockperf with
// --full-rtt, since it halves the round trip by itself; its smallest message is 14 bytes.

import { expect, median, mode } from '../../fixtures/test.ts'

const rounds = 40
const wantedRounds = 10
const [netserverPort, sockperfPort] = [30001, 30002]

const test = mode({
  mode: 'agreement',
  title: 'agreement with netperf and sockperf',
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    return {
      network,
      server: await node.startEndpoint('server', { network }),
      client: await node.startEndpoint('client', { network }),
    }
  },
})

const number = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? Number.NaN)

test('within 3 % of both', { timeout: 900_000 }, async ({ node, client, server, task }) => {
  const bounded = `timeout ${rounds * 12}`
  await node.runBeside(server, [
    ...['sh', '-c'],
    `${bounded} netserver -D -4 -p ${netserverPort} >/dev/null 2>&1 &
     ${bounded} sockperf server --tcp -p ${sockperfPort} >/dev/null 2>&1 &`,
  ])
  const line = await client.agent.connect(server.address, await server.port(), 3000)
  if (!line.ok) throw new Error(`no connection: ${line.errno}`)
  /** Mean of 20 000 round trips, µs, and the median spin beside them, ns. No spin every 50: it would cool the caches that a mean feels. */
  const ours = async (): Promise<{ meanUs: number; spinNs: number }> => {
    const { chunks } = await client.agent.burst(line.id, 10, 2000)
    const samples = chunks.flatMap(({ samplesNs }) => samplesNs)
    const spins = chunks.flatMap(({ spinBeforeNs, spinAfterNs }) => [spinBeforeNs, spinAfterNs])
    return {
      meanUs: samples.reduce((sum, ns) => sum + ns, 0) / samples.length / 1000,
      spinNs: median(spins),
    }
  }
  const tools = {
    netperf: async () =>
      number(
        await node.runBeside(client, [
          ...['netperf', '-H', server.address, '-p', String(netserverPort), '-t', 'TCP_RR', '-l', '1'],
          ...['-P', '0', '--', '-r', '1,1', '-o', 'MEAN_LATENCY'],
        ]),
        /^([\d.]+)\s*$/m,
      ),
    sockperf: async () =>
      number(
        await node.runBeside(client, [
          ...['sockperf', 'ping-pong', '--tcp', '-i', server.address, '-p', String(sockperfPort)],
          ...['-t', '1', '--full-rtt'],
        ]),
        /avg-rtt=([\d.]+)/,
      ),
  }
  const ratios = { netperf: [] as number[], sockperf: [] as number[] }
  const kept = (): number => Math.min(ratios.netperf.length, ratios.sockperf.length)
  await client.agent.burst(line.id, 1, 400)
  for (let round = 0; round < rounds && kept() < wantedRounds; round++) {
    for (const name of ['netperf', 'sockperf'] as const) {
      const before = await ours()
      const theirs = await tools[name]()
      const after = await ours()
      // A neighbour that came or went between the two is no difference of the programs.
      if (Math.abs(after.spinNs / before.spinNs - 1) > 0.01) continue
      ratios[name].push((2 * theirs) / (before.meanUs + after.meanUs))
    }
  }
  expect(kept(), 'rounds at one speed of the CPU').toBe(wantedRounds)
  const found = { netperf: median(ratios.netperf), sockperf: median(ratios.sockperf) }
  const sentence = Object.entries(found)
    .map(([name, ratio]) => `${name} ÷ skbench = ${ratio.toFixed(4)}`)
    .join(', ')
  for (const ratio of Object.values(found)) expect(Math.abs(ratio - 1), sentence).toBeLessThan(0.03)
  task.meta.skbench?.verdicts.push({
    ...{ class: 'cost', mode: 'agreement', what: 'agreement', status: 'pass', asserted: true },
    sentence: `agreement: ${sentence} (medians of ${wantedRounds} rounds)`,
  })
})
