// Time in the bridge: how long a message is in it, what that adds to a round trip, and which functions it takes (claim 2c).
//
//   control     +- lo -+          containers   client eth0 - veth - br-X - veth - eth0 server
//                                 host                          br-X - veth - eth0 server
//
// Three ways: the round trip beside loopback's while nothing is traced, which has veth and the rest in it as well; the time from
// the hop before the bridge to the hop behind it, with a probe at both; and the function graph, which takes its own time at every
// function that it shows. The clock of an emulated guest counts instructions: there the graph shows calls, and no time is told.

import { expect, forwardingOf, graphTable, study, type Table } from '../../fixtures/test.ts'

const roundTrips = 1000
const claimedNs = 20_000
const test = study('bridge-time', 'study: time that a bridge adds')

test('what the bridge adds to each message', async ({ flows, look, untraced, answer }) => {
  const all = [flows.loopback, flows.host, flows.containers]
  const rtts = await untraced(all)
  const [loopback, host, containers] = rtts.map(({ p50Ns }) => p50Ns)
  const addedNs = ((host ?? NaN) - (loopback ?? NaN)) / 2
  const tables: Table[] = [
    {
      caption: `Round trips, untraced, ${look.isEmulated ? 'by the clock of an emulated guest, which counts instructions: no times' : 'at one speed of the CPU'}`,
      head: ['flow', 'p50 µs', 'p99 µs', 'more than loopback, per message, µs', 'samples', 'CPU quiet'],
      rows: all.map(({ name }, i) => [
        name,
        us(rtts[i]?.p50Ns),
        us(rtts[i]?.p99Ns),
        i === 0 ? '-' : us(((rtts[i]?.p50Ns ?? NaN) - (loopback ?? NaN)) / 2),
        String(rtts[i]?.samples),
        `${Math.round((rtts[i]?.quietShare ?? NaN) * 100)} %`,
      ]),
    },
  ]

  const graphs = []
  for (const flow of all) {
    const graph = await look.graph(flow)
    if ('unsupported' in graph) continue
    graphs.push({ flow, ...graph })
    tables.push(graphTable(flow, graph, look.isEmulated))
  }
  const [control, ...bridges] = graphs
  if (control) expect(forwardingOf(control.nodes)).toBeNull()
  const seen = bridges.map(({ flow, nodes }) => {
    const forwarding = forwardingOf(nodes)
    expect(forwarding?.callsPerRoundTrip).toBe(flow === flows.host ? 1 : 2)
    return { flow, forwarding }
  })
  const figure = (ns: number | undefined): string =>
    look.isEmulated ? Math.round(ns ?? NaN).toLocaleString('en') : `${us(ns)} µs`
  const inGraph = seen.map(
    ({ flow, forwarding }) =>
      `${forwarding?.name} with ${figure(forwarding?.medianNs)} a call from ${flow.name} (${forwarding?.callsPerRoundTrip} a round trip, ${forwarding?.callsInside.toFixed(0)} calls in each)`,
  )
  const untracedSays = `untraced a message takes ${figure(addedNs)} more than over loopback from host to container, ${figure(((containers ?? NaN) - (loopback ?? NaN)) / 2)} more from container to container, veth, firewall rules and all`
  const isInflated = seen.some(({ forwarding }) => (forwarding?.medianNs ?? 0) > addedNs)
  const graphSays = `function_graph shows ${inGraph.join(' and ')}, while ${untracedSays}. ${isInflated ? 'So most of what it shows is its own: it adds itself to each call' : 'What it adds to each call is in it'}`
  if (look.isEmulated) {
    answer({
      claim: '2c',
      answer: 'cannot be seen here',
      because: `This guest is emulated: its clock counts instructions, and no time of it means anything. In instructions: ${graphSays}.`,
      tables,
    })
    return
  }

  const inBridge: number[] = []
  for (const [flow, untracedNs] of [
    [flows.host, host],
    [flows.containers, containers],
  ] as const) {
    const { times, tracedNs } = await look.hopTimes(flow, roundTrips)
    const through = times.filter(({ tracepoint, hop }, i) => {
      const before = times[i - 1]?.hop ?? ''
      return tracepoint === 'net_dev_queue' && hop.startsWith('host veth') && before.startsWith('host')
    })
    expect(through.length).toBeGreaterThan(0)
    inBridge.push(...through.map(({ meanNs }) => meanNs ?? NaN))
    const probeNs = (tracedNs - (untracedNs ?? NaN)) / times.length
    tables.push({
      caption: `${flow.name}, time from point to point, mean of ${roundTrips}, bpf/hop-time.bt; the way through the bridge bold. Round trip ${us(tracedNs)} µs while traced, ${us(untracedNs)} µs while not: the probe costs ${us(probeNs)} µs at each of ${times.length} points, part of it in the times`,
      head: ['direction', 'hop', 'tracepoint', 'since the point before, µs'],
      rows: times.map((time) => {
        const mark = through.includes(time) ? '**' : ''
        const since = time.meanNs === null ? '-' : `${mark}${us(time.meanNs)}${mark}`
        return [time.direction, time.hop, time.tracepoint, since]
      }),
    })
  }
  const worst = Math.max(...inBridge)
  answer({
    claim: '2c',
    answer: worst >= claimedNs / 2 && worst <= claimedNs * 2 ? 'holds' : 'does not hold',
    because: `A message is in the bridge for ${us(Math.min(...inBridge))} to ${us(worst)} µs, the probe's share included, against the ${us(claimedNs)} µs of the study (from half of it to twice counts as "some"); ${untracedSays}. ${seen.length > 0 ? `${graphSays}.` : 'function_graph, with which the study measured, adds its own cost to each of the functions called; it cannot be seen here.'}`,
    tables,
  })
})

const us = (ns: number | undefined): string => ((ns ?? NaN) / 1000).toFixed(2)
