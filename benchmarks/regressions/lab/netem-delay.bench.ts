// Planted: every packet waits 20 ms on the wire under an overlay network. Simulated.
//
//   +- client -+    +------ overlay ------+    +- host -+    +- node2 -+    +------ overlay2 -----+    +- server -+
//   |   eth0 --+----+- veth br0 vxlan0 ~~ | ~~ +[wire]--+----+-- wire ~~ | ~~ vxlan0 br0 veth ----+----+-- eth0    |
//   +----------+    +---------------------+    +--------+    +---------+    +---------------------+    +-----------+
//
// "Slow between hosts" is reported of overlays again and again (moby/moby#41902, moby/moby#44481), and often it is the wire's length. The
// counts of a message stay; but what sends it is no longer the sender: netem keeps the packet until its watchdog's timer runs the
// queue from a softirq (kernel: net/sched/sch_netem.c, netem_dequeue; net/core/dev.c, net_tx_action).

import {
  type Change,
  delayedWire,
  expect,
  overlayPath,
  overNodes,
  regression,
} from '../../../fixtures/test.ts'

const test = regression({
  mode: 'netem-delay',
  title: 'planted: 20 ms on the wire under an overlay',
  fault: delayedWire('20ms'),
  setUp: overNodes,
})

const onThePath = (name: string) => ({
  class: 'path' as const,
  what: 'functions',
  cause: name,
  names: ({ where, got }: Change) => where === `request ${name}` && got === 'on the path',
})

test('the functions name the softirq that sends, and the platform the queue', async ({
  provesThat,
  observePath,
  client,
  server,
}) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
    expect(await observePath()).toTakePath(overlayPath)
  }, [
    onThePath('net_tx_action'),
    onThePath('sch_direct_xmit'),
    {
      class: 'platform',
      what: 'platform',
      cause: 'the qdisc of the wire',
      names: ({ where, expected, got }) =>
        where === 'host wire qdisc' && expected === 'noqueue' && got === 'netem',
    },
  ])
})
