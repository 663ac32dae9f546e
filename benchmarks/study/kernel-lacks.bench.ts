// What a kernel may lack: IPVLAN (claims 3a and 3b) and kprobes (claim 4e), asked by trying.
//
//   +- client -+     +--- host ---+     +- server -+
//   |   eth0 --+-----+-- parent --+-----+-- eth0   |     eth0: ipvlan, L2, on one parent
//   +----------+     +------------+     +----------+
//
// ipvlan hands a packet to a neighbour by dev_forward_skb, which enters below the function netif_rx and still raises
// the tracepoint net:netif_rx (kernel: net/core/dev.c). So the two must be told apart.

import { expect, study } from '../../fixtures/test.ts'

const test = study('kernel-lacks', 'study: IPVLAN and kprobes')

test('two containers of one IPVLAN network', async ({ ipvlan, look, answer }) => {
  if ('unsupported' in ipvlan) {
    for (const claim of ['3a', '3b'])
      answer({ claim, answer: 'cannot be seen here', because: `${ipvlan.unsupported}.`, tables: [] })
    return
  }
  const { client, server } = ipvlan.topology
  const [mac, peer] = [client, server].map(({ netdevs }) => netdevs.find(({ name }) => name === 'eth0')?.mac)
  expect(mac).toMatch(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/)
  answer({
    claim: '3a',
    answer: mac === peer ? 'holds' : 'does not hold',
    because: `The two containers have ${mac} and ${peer}; no neighbour was asked.`,
    tables: [],
  })
  const counts = await look.eventsOfFlow(ipvlan)
  const absent = counts['netif_rx'] === undefined
  answer({
    claim: '3b',
    answer: absent ? 'holds' : counts['netif_rx_entry'] === undefined ? 'holds in part' : 'does not hold',
    because: `A round trip raises the tracepoint netif_rx ${counts['netif_rx'] ?? 0} times and netif_rx_entry, which is the function's own, ${counts['netif_rx_entry'] ?? 0} times.`,
    tables: [],
  })
})

test('a kprobe on the path', async ({ kernel, answer }) => {
  const graph = (await kernel.ftraceTracers()).includes('function_graph')
  const why = await kernel.whyNoKprobe('br_forward')
  expect(why).not.toBe('')
  answer({
    claim: '4e',
    answer: 'cannot be seen here',
    because: `${why === null ? 'kprobes attach, but the experiment needs two nodes' : `No kprobe attaches: ${why}`}. ftrace ${graph ? 'has' : 'has no'} function_graph here. Where there are no kprobes the time from hop to hop by tracepoints is what there is, see 2c.`,
    tables: [],
  })
})
