// Planted: bridge-nf-call-iptables is 0 in the engine's netns.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth     br-X     veth --+------+--- eth0   |
//   +------------+      |        (iptables)         |     +------------+
//                       +---------------------------+
//
// Docker 27.3.1 no longer loaded br_netfilter (moby/moby#48664), a sysctl.d file does the same: bridged frames pass by
// the iptables rules, and with them by isolation and by hairpin NAT. Everything is faster and every neighbour is
// reached; the hops are the same. Only the functions on the path tell.

import { bridgedPath, type Change, expect, nfCallOff, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'nf-call-off',
  title: 'planted: bridge-nf-call-iptables 0',
  fault: nfCallOff(),
})

const gone = (name: string) => ({
  class: 'path' as const,
  what: 'functions',
  cause: `${name}, which is gone`,
  names: ({ where, got }: Change) => where === `request ${name}` && got === 'not on the path',
})

test('the functions fail and name what is gone, beside the sysctl', async ({
  provesThat,
  observePath,
  client,
  server,
}) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
    expect(await observePath()).toTakePath(bridgedPath)
  }, [
    gone('nf_hook_slow'),
    gone('br_nf_forward_ip'),
    {
      class: 'path',
      what: 'functions',
      cause: 'the sysctl beside them',
      names: ({ where, expected, got }) =>
        where === 'host sysctl net.bridge.bridge-nf-call-iptables' && expected === '1' && got === '0',
    },
    {
      class: 'platform',
      what: 'platform',
      cause: 'the sysctl',
      names: ({ where, got }) => where === 'host sysctl net.bridge.bridge-nf-call-iptables' && got === '0',
    },
  ])
})
