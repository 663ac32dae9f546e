// Overlay: two nodes, a swarm with a data path address, a service with two replicas (claims 4a to 4e).
//
//   +- task -+    +--- overlay ---+    +- host -+    +- node2 -+    +-- overlay2 ---+    +- task -+
//   |  eth0 -+----+ veth br0 vxlan0 ~ ~ ~ wire -+----+- wire ~ ~ ~ vxlan0 br0 veth -+----+- eth0  |
//   +--------+    +---------------+    +--------+    +---------+    +---------------+    +--------+
//
// A ping from node to node passes the wire alone. Between tasks of a service it passes a bridge on either side and the tunnel between:
// what the bridges add shows in the stacks, and what happens to MAC addresses shows in the frames at both ends.

import { expect, histogramText, medianOf, study, timedOf } from '../../fixtures/test.ts'

const pings = 200
/** As long as the study's ping went on. */
const seconds = 20
const test = study('two-nodes', 'study: overlay on two nodes')

test('the networks that a swarm brings', ({ overlay, answer }) => {
  const { alone, swarm, service } = overlay.networks
  const has = (networks: string[][], name: string): string =>
    networks.map((names) => (names.includes(name) ? 'yes' : 'no')).join(' and ')
  const rows = ['ingress', 'docker_gwbridge'].map((name) => [
    name,
    has(alone, name),
    has(swarm, name),
    has(service, name),
  ])
  expect(rows.map(([, before]) => before)).toEqual(['no and no', 'no and no'])
  const there = rows.every(([, , , at]) => at === 'yes and yes')
  answer({
    claim: '4a',
    answer: there ? 'holds' : 'does not hold',
    because: `With a service's tasks ${there ? 'both nodes have both networks' : 'a network is missing on a node'}; the table says since when.`,
    tables: [
      {
        caption: 'Listed on the first and on the second node',
        head: ['network', 'before the swarm', 'in the swarm', 'with tasks'],
        rows,
      },
    ],
  })
})

test('a service with two replicas', async ({ overlay, answer }) => {
  const [one, other] = overlay.replicas
  await expect(one).toReach(other)
  await expect(other).toReach(one)
  const nodes = overlay.replicas.map(({ facts }) => facts.node)
  answer({
    claim: '4b',
    answer: new Set(nodes).size === 2 ? 'holds' : 'does not hold',
    because: `The tasks run on ${nodes.join(' and ')}, each reached by the other over TCP.`,
    tables: [],
  })
})

test('a ping from node to node beside one between containers', async ({ overlay, look, answer }) => {
  const { nodes, tasks } = overlay.pings
  const [control, subject] = [await look.stacksOfFlow(nodes, pings), await look.stacksOfFlow(tasks, pings)]
  const sent = subject.filter(({ tracepoint }) => tracepoint === 'net_dev_start_xmit')
  const forwards = sent.filter(({ functions }) => functions.some((name) => name.startsWith('br_nf_forward')))
  const count = forwards.reduce((sum, { perRoundTrip }) => sum + perRoundTrip, 0)
  const added = look.added(subject, control, 'net_dev_start_xmit')
  expect(look.added(control, control, 'net_dev_start_xmit')).toEqual([])
  const family = added.filter((name) => /^(__)?br_|^vxlan_/.test(name))
  answer({
    claim: '4c',
    answer: count > 0 && family.some((name) => name.startsWith('vxlan_')) ? 'holds' : 'holds in part',
    because: `At net_dev_start_xmit the stacks of a ping between containers add ${family.join(', ')}; ${count.toFixed(2)} packets a ping are sent from under br_nf_forward, from node to node none.`,
    tables: [
      {
        caption:
          'Stacks at net_dev_start_xmit of a ping between containers, outermost function first, those of bridge and tunnel bold',
        head: ['per ping', 'stack'],
        rows: sent.map(({ perRoundTrip, functions }) => [
          perRoundTrip.toFixed(2),
          functions.map((name) => (family.includes(name) ? `**${name}**` : name)).join(' → '),
        ]),
      },
    ],
  })
})

test('the mesh, and MAC addresses on the way', async ({ overlay, look, answer }) => {
  const peers = await look.vxlanPeers(overlay.pings.tasks)
  const [left, arrived] = await look.framesAtBothEnds(overlay.pings.tasks)
  const same = left.source === arrived.source && left.destination === arrived.destination
  const known = new Set(peers.map(({ sandbox }) => sandbox))
  answer({
    claim: '4d',
    answer: known.size === 2 && same ? 'holds in part' : 'does not hold',
    because: `Each node's VXLAN netdev knows the other node as its peer: a full mesh of tunnel ends, of two here. ${same ? 'But no MAC address is translated: the frame that leaves the one container is the frame that reaches the other, and the tunnel has addresses of its own around it.' : 'The frame has other MAC addresses at its end.'}`,
    tables: [
      {
        caption: 'Entries of the VXLAN netdevs that lead to another node',
        head: ['sandbox', 'MAC address', 'node'],
        rows: peers.map(({ sandbox, mac, node }) => [sandbox, mac, node]),
      },
      {
        caption: 'The echo request at both ends',
        head: ['at', 'source', 'destination'],
        rows: [left, arrived].map(({ where, source, destination }) => [where, source, destination]),
      },
    ],
  })
})

test('how long it takes to send one ping message', async ({ overlay, look, kernel, answer }) => {
  const why = await kernel.whyNoKprobe('ip_output')
  if (why !== null) {
    const because = `No kprobe attaches: ${why}. Where there are none the time from hop to hop by tracepoints is what there is, see 2c.`
    answer({ claim: '4e', answer: 'cannot be seen here', because, tables: [] })
    return
  }
  // The hook of bridge netfilter, by its name before 6.8 and since.
  const forward = (await kernel.has('br_nf_forward')) ? 'br_nf_forward' : 'br_nf_forward_ip'
  const { nodes, tasks } = overlay.pings
  const seen = []
  for (const flow of [nodes, tasks]) {
    const found = await look.latencies(
      flow,
      [
        { name: 'ip_output', skb: 2 },
        { name: forward, skb: 1 },
      ],
      seconds,
    )
    const [send, bridge] = found.of
    // Every echo request is sent once: were it not so, it would not be the flow.
    expect(send?.request?.calls).toBe(found.roundTrips)
    const forwarded = ((bridge?.request?.calls ?? 0) + (bridge?.reply?.calls ?? 0)) / found.roundTrips
    seen.push({ name: flow.name, ...found, send: timedOf(send?.request ?? null, 'ip_output'), forwarded })
  }
  const [control, subject] = seen
  expect(control?.forwarded).toBe(0)
  const times = seen.map(
    ({ name, send, roundTrips }) => `${us(medianOf(send))} µs ${name} (median of ${roundTrips})`,
  )
  answer({
    claim: '4e',
    answer: 'holds',
    because: `A kprobe and a kretprobe on ip_output time what it takes to send an echo request, all softirqs that run in it included: ${times.join(', ')}${look.isEmulated ? ', by the clock of an emulated guest, which counts instructions: no times' : ", the probe's share included"}. ${forward} is called ${subject?.forwarded.toFixed(2)} times a ping between containers, between nodes never.`,
    tables: seen.map(({ name, send, tracedNs, roundTrips, lostBursts }) => ({
      caption: `${name}: time in ip_output of an echo request, ${roundTrips} pings in ${seconds} s, bpf/latency.bt; the round trip takes ${us(tracedNs)} µs meanwhile${lostBursts > 0 ? `. ${lostBursts} bursts more do not count: a probe was missed in them` : ''}`,
      lines: histogramText(send),
    })),
  })
})

const us = (ns: number): string => (ns / 1000).toFixed(1)
