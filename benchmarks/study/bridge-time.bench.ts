// Time in the bridge: how long a message is in it, and what that adds to a round trip (claim 2c).
//
//   control     +- lo -+          containers   client eth0 - veth - br-X - veth - eth0 server
//                                 host                          br-X - veth - eth0 server
//
// Two ways that share no clock reading: the time from the hop before the bridge to the hop behind it, with a probe at
// both; and the round trip beside loopback's while nothing is traced, which has veth and the rest in it as well.

import { expect, study, type Table } from '../../fixtures/test.ts'

const roundTrips = 1000
const claimedNs = 20_000
const test = study('bridge-time', 'study: time that a bridge adds')

test('what the bridge adds to each message', async ({ flows, look, untraced, answer }) => {
  const before = await untraced([flows.loopback, flows.host, flows.containers])
  const [loopback, host, containers] = before
  const tables: Table[] = [
    {
      caption: 'Round trips, untraced, at one speed of the CPU',
      head: ['flow', 'p50 µs', 'p99 µs', 'more than loopback, per message, µs', 'samples', 'CPU quiet'],
      rows: [flows.loopback, flows.host, flows.containers].map(({ name }, i) => {
        const rtt = before[i]
        return [
          name,
          us(rtt?.p50Ns),
          us(rtt?.p99Ns),
          i === 0 ? '-' : us(((rtt?.p50Ns ?? NaN) - (loopback?.p50Ns ?? NaN)) / 2),
          String(rtt?.samples),
          `${Math.round((rtt?.quietShare ?? NaN) * 100)} %`,
        ]
      }),
    },
  ]
  const inBridge: number[] = []
  for (const [flow, rtt] of [
    [flows.host, host],
    [flows.containers, containers],
  ] as const) {
    const { times, tracedNs } = await look.hopTimes(flow, roundTrips)
    const through = times.filter(({ tracepoint, hop }, i) => {
      const last = times[i - 1]
      return (
        tracepoint === 'net_dev_queue' &&
        last !== undefined &&
        hop.startsWith('host veth') &&
        last.hop.startsWith('host')
      )
    })
    expect(through.length).toBeGreaterThan(0)
    inBridge.push(...through.map(({ meanNs }) => meanNs ?? NaN))
    const probeNs = (tracedNs - (rtt?.p50Ns ?? NaN)) / times.length
    tables.push({
      caption: `${flow.name}, time from point to point, mean of ${roundTrips}, bpf/hop-time.bt; the way through the bridge bold. Round trip ${us(tracedNs)} µs while traced, ${us(rtt?.p50Ns)} µs while not: the probe costs ${us(probeNs)} µs at each of ${times.length} points, part of it in the times`,
      head: ['direction', 'hop', 'tracepoint', 'since the point before, µs'],
      rows: times.map((time) => {
        const mark = through.includes(time) ? '**' : ''
        return [
          time.direction,
          time.hop,
          time.tracepoint,
          time.meanNs === null ? '-' : `${mark}${us(time.meanNs)}${mark}`,
        ]
      }),
    })
  }
  const worst = Math.max(...inBridge)
  const added = ((host?.p50Ns ?? NaN) - (loopback?.p50Ns ?? NaN)) / 2
  answer({
    claim: '2c',
    answer: worst >= claimedNs / 2 && worst <= claimedNs * 2 ? 'holds' : 'does not hold',
    because: `A message is in the bridge for ${us(Math.min(...inBridge))} to ${us(worst)} µs, the probe's share included, against the ${us(claimedNs)} µs of the study (from half of it to twice counts as "some"). Untraced, host to container takes ${us(added)} µs more per message than loopback, with veth, firewall rules and all. function_graph, with which the study measured, adds its own cost to each of the functions called.`,
    tables,
  })
})

const us = (ns: number | undefined): string => ((ns ?? NaN) / 1000).toFixed(2)
