// IPVLAN: two containers on one parent netdev, and a neighbour on the link beyond it (claims 3a and 3b).
//
//   +- client -+     +--- host ---+     +- server -+          +- neighbour -+
//   |   eth0 --+-----+-- parent --+-----+-- eth0   |  . . . . +-- eth0      |     eth0: ipvlan, L2, on one parent
//   +----------+     +------------+     +----------+   link   +-------------+
//
// ipvlan hands a packet to a neighbour by dev_forward_skb, which enters below the functions netif_rx and __netif_rx and still raises
// the tracepoint net:netif_rx (kernel: net/core/dev.c, netif_rx_internal). So function and tracepoint must be told apart.

import { expect, type Look, study, type Table } from '../../fixtures/test.ts'

const test = study('ipvlan', 'study: IPVLAN')
/** Which of the two a kernel has differs: __netif_rx since 5.18. */
const entries = ['netif_rx', '__netif_rx']
const shown = [...entries, 'netif_rx_internal', 'dev_forward_skb', 'veth_xmit', 'br_forward']

test('one MAC address for all containers', async ({ ipvlan, answer }) => {
  if ('unsupported' in ipvlan) {
    answer({ claim: '3a', answer: 'cannot be seen here', because: `${ipvlan.unsupported}.`, tables: [] })
    return
  }
  const { client, server } = ipvlan.flow.topology
  const { neighbour } = ipvlan
  await expect(neighbour).toReach(client)
  await expect(neighbour).toReach(server)
  const learnt = await neighbour.learntMacs()
  const macs = [client, server].map(({ address }) => learnt[address])
  for (const mac of macs) expect(mac).toMatch(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/)
  const parent = await ipvlan.parentMac()
  answer({
    claim: '3a',
    answer: new Set([...macs, parent]).size === 1 ? 'holds' : 'does not hold',
    because: `By ARP a neighbour on the link learns ${new Set(macs).size === 1 ? 'one MAC address for both containers' : 'two MAC addresses'}${macs[0] === parent ? ', that of the parent' : ''}.`,
    tables: [
      {
        caption: "The neighbour's ARP table, beside the parent's own address",
        head: ['what', 'address', 'MAC address'],
        rows: [
          ['client', client.address, macs[0] ?? '-'],
          ['server', server.address, macs[1] ?? '-'],
          ['parent netdev', '-', parent],
        ],
      },
    ],
  })
})

test('netif_rx, the function and the tracepoint', async ({ ipvlan, flows, look, kernel, answer }) => {
  if ('unsupported' in ipvlan) {
    answer({ claim: '3b', answer: 'cannot be seen here', because: `${ipvlan.unsupported}.`, tables: [] })
    return
  }
  const all = [ipvlan.flow, flows.loopback, flows.containers]
  const seen: Awaited<ReturnType<Look['pathOfFlow']>>[] = []
  for (const flow of all) seen.push(await look.pathOfFlow(flow, shown))
  const [own, control] = seen
  if ((await kernel.whyNoKprobe('dev_forward_skb')) === null) expect(own?.calls.state).toBe('counted')
  const events = [...new Set(seen.flatMap((one) => Object.keys(one.events)))].sort()
  const others = events.filter((event) => !event.startsWith('netif_rx'))
  const differing = others.filter((event) => own?.events[event] !== control?.events[event])
  const tracepoint = own?.events['netif_rx'] ?? 0
  const counted = own?.calls.state === 'counted' ? own.calls : null
  // Called by others meanwhile, it says nothing.
  expect(entries.filter((name) => name in (counted?.unstable ?? {}))).toEqual([])
  const callsOf = (name: string): number => counted?.perRoundTrip[name] ?? 0
  const called = counted && entries.reduce((sum, name) => sum + callsOf(name), 0)
  const isAbsent = tracepoint === 0 && called === 0
  const inPart = called === 0 || (called === null && own?.events['netif_rx_entry'] === undefined)
  const tables: Table[] = [
    {
      caption: 'Events of the flow per round trip',
      head: ['tracepoint', ...all.map(({ name }) => name)],
      rows: events.map((event) => [event, ...seen.map((one) => String(one.events[event] ?? 0))]),
    },
    {
      caption:
        'Calls per round trip, counted by kprobes; - where this kernel has no such function to be seen',
      head: ['function', ...all.map(({ name }) => name)],
      rows: shown.map((name) => [name, ...seen.map(({ calls }) => callsText(calls, name))]),
    },
  ]
  answer({
    claim: '3b',
    answer: isAbsent ? 'holds' : inPart ? 'holds in part' : 'does not hold',
    because: `A round trip between two containers raises the tracepoint netif_rx ${tracepoint} times, and netif_rx_entry, which is the function's own, ${own?.events['netif_rx_entry'] ?? 0} times; ${called === null ? 'calls cannot be counted here' : `the functions netif_rx and __netif_rx are called ${called} times, dev_forward_skb ${callsOf('dev_forward_skb')} times`}. ${differing.length === 0 ? `The other events are as many as loopback's` : `Others than loopback's are ${differing.join(', ')}`}.`,
    tables,
  })
})

type Calls = Awaited<ReturnType<Look['pathOfFlow']>>['calls']

function callsText(calls: Calls, name: string): string {
  if (calls.state === 'absent') return '-'
  return String(calls.perRoundTrip[name] ?? (name in calls.unstable ? 'not proved' : '-'))
}
