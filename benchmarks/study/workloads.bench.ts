// Workloads: what else may cross the same three flows, each observed once and never gated.
//
//   control     +- lo -+          containers   client eth0 - veth - br-X - veth - eth0 server
//                                 host                          br-X - veth - eth0 server
//
// Payload is compared at its other end in each of them: bytes of a request, numbers of a datagram, the checksum of a
// stream. The times are one set-up's: they say what order of size things have, not whether they changed.

import { expect, study } from '../../fixtures/test.ts'

const test = study('workloads', 'study: every workload on the three flows')

test('connections, datagrams, echoes, streams and CPU time', async ({ flows, workloads, look, show }) => {
  if (look.isEmulated) {
    show({
      caption: 'Workloads on the three flows',
      lines: 'not run: what they tell is times, and an emulated guest has none',
    })
    return
  }
  const all = [flows.loopback, flows.host, flows.containers]
  const observed: Awaited<ReturnType<typeof workloads>>[] = []
  for (const flow of all) observed.push(await workloads(flow))
  const names = [...new Set(observed.flat().map(({ workload }) => workload))]
  expect(names.length).toBeGreaterThan(6)
  show({
    caption: 'Every workload once, observed and not gated',
    head: ['workload', ...all.map(({ name }) => name)],
    rows: names.map((name) => [
      name,
      ...observed.map((rows) => rows.find(({ workload }) => workload === name)?.figures ?? '-'),
    ]),
  })
})
