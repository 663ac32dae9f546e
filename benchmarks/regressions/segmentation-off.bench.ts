// Planted: no segmentation offload. Simulated.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |   [eth0] --+------+- veth     br-X     veth --+-----+--- eth0    |
//   +------------+      +---------------------------+     +------------+
//
// TSO and GSO are switched off against drivers that send broken segments (projectbluefin/lab#662), and stay off. TCP then makes
// packets of one MTU by itself (kernel: net/core/sock.c, sk_setup_caps), each of which passes every hop alone. One small
// message fits into one packet as before; a stream pays at each hop.

import { bridgedPath, expect, offloadIsOff, offloadsOff, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'segmentation-off',
  title: 'planted: TSO and GSO off',
  fault: offloadsOff('tcp-segmentation-offload', 'generic-segmentation-offload'),
})

test('the platform names the offloads, and a stream takes many times as many events', async ({
  provesThat,
  observePath,
  figures,
  client,
  server,
}) => {
  await provesThat(
    async () => {
      await expect(client).toReach(server)
      expect(await observePath()).toTakePath(bridgedPath)
    },
    [offloadIsOff('tcp-segmentation-offload'), offloadIsOff('generic-segmentation-offload')],
    [
      {
        what: 'events per MB of a stream',
        measure: () => figures.eventsPerMb(),
        change: 'rises',
        times: 5,
      },
    ],
  )
})
