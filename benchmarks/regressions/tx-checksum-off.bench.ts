// Planted: the client computes its checksums itself. Simulated.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |   [eth0] --+------+- veth     br-X     veth --+-----+--- eth0    |
//   +------------+      +---------------------------+     +------------+
//
// `ethtool -K eth0 tx off` is what threads on overlays with bad checksums advise (moby/moby#41775), and the price is in
// projectcalico/calico#11435. A netdev that cannot compute checksums gets no large packets either: what TCP made is cut into
// frames of one MTU before the first hop is left (kernel: net/core/dev.c, harmonize_features, validate_xmit_skb). One small
// message is the same on every hop, and no function of its path comes or goes; a stream pays at each hop.

import { bridgedPath, expect, offloadIsOff, offloadsOff, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'tx-checksum-off',
  title: 'planted: TX checksum offload off',
  fault: offloadsOff('tx-checksumming'),
})

test('the platform names the offload, and a stream takes many times as many events', async ({
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
    [offloadIsOff('tx-checksumming')],
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
