// Planted: the bridge does not know behind which port the server is. Simulated.
//
//   +-- client --+      +---------- host ----------+      +-- server --+
//   |    eth0 ---+------+- veth     br-X     veth --+-----+--- eth0    |
//   +------------+      |            |              |     +------------+
//                       |           veth -----------+-----+-- third  eth0
//                       +---------------------------+
//
// A frame to a MAC address that is not in the FDB goes to every port: each container on the network gets a copy and throws it
// away, and can read it. Overlay bridges did so (docker/for-linux#1049), and a pod that only listens makes a bridge do so once
// its entry has aged (Azure/azure-container-networking#704). All is reached; the third port tells, in the closed table.
// Which function sends the copies: br_flood (kernel: net/bridge/br_forward.c).

import { bridgedPath, type Change, expect, regression, serverUnlearnt } from '../../fixtures/test.ts'

const test = regression({
  mode: 'fdb-flooding',
  title: 'planted: frames flooded to every port',
  fault: serverUnlearnt,
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    return {
      network,
      server: await node.startEndpoint('server', { network }),
      client: await node.startEndpoint('client', { network }),
      bystanders: [await node.startEndpoint('third', { network })],
    }
  },
})

const on = (what: string, cause: string, names: (change: Change) => boolean) => ({
  class: 'path' as const,
  what,
  cause,
  names,
})
const atTheThirdPort = ({ where, got }: Change): boolean =>
  where === 'request host veth(third) net_dev_queue' && got === '1'

test('the path fails and names the third port', async ({ provesThat, observePath, client, server }) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
    expect(await observePath()).toTakePath(bridgedPath)
  }, [
    on('path', 'host veth(third) net_dev_queue', atTheThirdPort),
    on('path since the baseline', 'host veth(third) net_dev_queue', atTheThirdPort),
    on('functions', 'br_flood', ({ where, got }) => where === 'request br_flood' && got === 'on the path'),
    on(
      'drops',
      'the copy: ip_rcv_core (OTHERHOST) at the third container',
      ({ where, got }) => where.endsWith('third eth0 ip_rcv_core (OTHERHOST)') && got === '1 per round trip',
    ),
  ])
})
