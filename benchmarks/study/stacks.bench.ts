// Stacks: which kernel functions a bridge adds to the stacks at netif_rx and net_dev_start_xmit (claim 2b).
//
//   control     +- lo -+          containers   client eth0 - veth - br-X - veth - eth0 server
//                                 host                          br-X - veth - eth0 server
//
// A function that is left by a tail call is on no stack: br_forward itself is, with the compiler's help, jumped
// through. __br_forward shows where br_netfilter calls back into it (kernel: net/bridge/br_forward.c).

import { expect, functionsAdded, study, type Table } from '../../fixtures/test.ts'

const roundTrips = 200
const tracepoints = ['netif_rx', 'net_dev_start_xmit']
const test = study('stacks', 'study: stacks of a bridge beside those of loopback')

test('what the bridge adds to the stacks', async ({ flows, look, answer }) => {
  const control = await look.stacks(flows.loopback, roundTrips)
  expect(control.length).toBeGreaterThan(0)
  expect(functionsAdded(control, control, 'netif_rx')).toEqual([])
  const tables: Table[] = []
  const family: string[][] = []
  for (const flow of [flows.host, flows.containers]) {
    const rows = await look.stacks(flow, roundTrips)
    for (const tracepoint of tracepoints) {
      const added = functionsAdded(rows, control, tracepoint)
      family.push(added.filter((name) => name.startsWith('br_') || name.startsWith('__br_')))
      tables.push({
        caption: `${flow.name}, stacks at ${tracepoint} that loopback does not have, outermost function first, those of the bridge bold`,
        head: ['per round trip', 'stack'],
        rows: rows
          .filter(
            (row) => row.tracepoint === tracepoint && row.functions.some((name) => added.includes(name)),
          )
          .map(({ perRoundTrip, functions }) => [
            perRoundTrip.toFixed(2),
            functions.map((name) => (/^(__)?br_/.test(name) ? `**${name}**` : name)).join(' → '),
          ]),
      })
    }
  }
  const [hostRx = [], , containersRx = []] = family
  const forwards = (names: string[]): boolean => names.some((name) => name.includes('br_forward'))
  answer({
    claim: '2b',
    answer: forwards(hostRx) ? 'holds' : forwards(containersRx) ? 'holds in part' : 'does not hold',
    because: `At netif_rx the host's stacks add ${listed(hostRx)}, the containers' ${listed(containersRx)}; loopback has none of them.${forwards(hostRx) ? '' : ' From the host br_forward is reached by br_dev_xmit and left by a tail call, which no stack shows.'}`,
    tables,
  })
})

const listed = (names: string[]): string =>
  names.length === 0 ? 'no function of the bridge' : names.join(', ')
