// Planted: the bridge is promiscuous.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth   [br-X]    veth --+------+--- eth0    |
//   +------------+      +-----------|--------------+      +------------+
//                                   v  a copy of every frame, up to the host
//
// A packet sniffer, or one that crashed, leaves `promisc on` behind. Every frame is cloned, passed up through
// netif_receive_skb on the bridge and thrown away in ip_rcv, since it is for another host: containers work as before,
// and each round trip pays twice. Reachability sees nothing of it; the path does.

import { bridgedPath, type Change, expect, promiscuousBridge, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'promiscuous-bridge',
  title: 'planted: promiscuous bridge',
  fault: promiscuousBridge,
})

const on = (what: string, cause: string, names: (change: Change) => boolean) => ({
  class: 'path' as const,
  what,
  cause,
  names,
})
const atTheBridge = ({ where, got }: Change): boolean =>
  where === 'request host bridge netif_receive_skb' && got === '1'

test('the path fails and names the bridge', async ({ provesThat, observePath, client, server }) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
    expect(await observePath()).toTakePath(bridgedPath)
  }, [
    on('path', 'host bridge netif_receive_skb', atTheBridge),
    on('path since the baseline', 'host bridge netif_receive_skb', atTheBridge),
    on('functions', 'netif_receive_skb', ({ where }) => where === 'request netif_receive_skb'),
    on(
      'drops',
      'the copy: ip_rcv_core (OTHERHOST)',
      ({ where, got }) => where.endsWith('host bridge ip_rcv_core (OTHERHOST)') && got === '1 per round trip',
    ),
  ])
})
