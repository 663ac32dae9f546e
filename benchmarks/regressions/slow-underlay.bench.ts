// Planted: the wire under an overlay network is slow. Simulated.
//
//   +- client -+    +------ overlay ------+    +- host -+    +- node2 -+    +------ overlay2 -----+    +- server -+
//   |   eth0 --+----+- veth br0 vxlan0 ~~ | ~~ +[wire]--+----+-- wire ~~ | ~~ vxlan0 br0 veth ----+----+-- eth0    |
//   +----------+    +---------------------+    +--------+    +---------+    +---------------------+    +-----------+
//
// Overlays that move tens of kB/s are reported again and again (moby/moby#33133, moby/moby#41565, moby/moby#37855), and often it is
// what lies below. Here the wire is shaped to 2 Gbit/s. One small message passes the shaper without waiting, so that its counts
// are the same; but a netdev with a qdisc sends from the queue, by __qdisc_run and sch_direct_xmit (kernel: net/core/dev.c,
// __dev_xmit_skb), where one without sends at once.

import { type Change, expect, overlayPath, overNodes, regression, shapedWire } from '../../fixtures/test.ts'

const test = regression({
  mode: 'slow-underlay',
  title: 'planted: 2 Gbit/s under an overlay',
  fault: shapedWire('2gbit'),
  setUp: overNodes,
})

const onThePath = (name: string) => ({
  class: 'path' as const,
  what: 'functions',
  cause: name,
  names: ({ where, got }: Change) => where === `request ${name}` && got === 'on the path',
})

test('the functions name the queue, the platform its kind, and a stream is slow', async ({
  provesThat,
  observePath,
  figures,
  client,
  server,
}) => {
  await provesThat(
    async () => {
      await expect(client).toReach(server)
      expect(await observePath()).toTakePath(overlayPath)
    },
    [
      onThePath('__qdisc_run'),
      onThePath('sch_direct_xmit'),
      {
        class: 'platform',
        what: 'platform',
        cause: 'the qdisc of the wire',
        names: ({ where, expected, got }) =>
          where === 'host wire qdisc' && expected === 'noqueue' && got === 'tbf',
      },
    ],
    [
      {
        what: 'Gbit/s of a stream',
        measure: () => figures.gbitPerS(),
        change: 'falls',
        times: 1.5,
        isRate: true,
      },
    ],
  )
})
