// Planted: the network has another MTU than its neighbours. Simulated.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |   [eth0] --+------+-[veth]    br-X   [veth] --+-----+-- [eth0]   |
//   +------------+      +---------------------------+     +------------+
//
// The MTU that the daemon was told goes to the default bridge and not to new networks (moby/moby#34981), or does not follow the
// machine's netdev (moby/moby#22297): too large a one loses segments, too small a one makes more of them. One small message fits
// either way and takes the same path. The platform names the MTU of every hop, and a connection's own TCP_INFO says what it
// is left with: 576 bytes, less 40 of headers and 12 of timestamps.

import { bridgedPath, type Change, expect, mtu, regression } from '../../fixtures/test.ts'

const test = regression({ mode: 'mtu-576', title: 'planted: MTU 576', fault: mtu(576) })

const hops = ['client eth0', 'host veth(client)', 'host veth(server)', 'server eth0'] as const
const smaller = (hop: string) => ({
  class: 'platform' as const,
  what: 'platform',
  cause: `${hop} mtu`,
  names: ({ where, expected, got }: Change) => where === `${hop} mtu` && expected === '1500' && got === '576',
})

test('the platform names the MTU of each hop, and TCP_INFO has it', async ({
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
    [smaller(hops[0]), ...hops.slice(1).map(smaller)],
    [
      { what: 'path MTU', measure: async () => (await figures.tcpInfo()).pmtu, change: 'falls', times: 2.6 },
      { what: 'MSS', measure: async () => (await figures.tcpInfo()).sndMss, change: 'falls', times: 2.7 },
    ],
  )
})
