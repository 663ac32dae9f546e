// Planted: the rules that lead to the embedded DNS server are gone. Simulated.
//
//   +------- client -------+                +---- host ----+
//   |  127.0.0.11:53       |   (a socket    |              |
//   |    x  DNAT    lo     |   of dockerd   -   dockerd    |
//   +----------------------+  in this netns)+--------------+
//
// A firewall that is set up inside of a container flushes the nat table, and with it Docker's rules for names: firewalld did
// (moby/libnetwork#1938), scripts that lock a container down do (anthropics/claude-code#4644). The container reaches
// everybody by address and nobody by name. Nothing listens on port 53 itself (kernel: net/ipv4/udp.c, __udp4_lib_rcv).

import { dnsRulesFlushed, expect, regression } from '../../fixtures/test.ts'

const test = regression({
  mode: 'dns-rules-flushed',
  title: "planted: the container's rules for DNS flushed",
  fault: dnsRulesFlushed(),
  async setUp(node) {
    const network = await node.createNetwork({ driver: 'bridge' })
    const server = await node.startEndpoint('server', { network })
    return { network, server: server.byName(), client: await node.startEndpoint('client', { network }) }
  },
})

test('the name is not found, and it is said that nobody listened', async ({ provesThat, client, server }) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
  }, [
    {
      class: 'reachability',
      what: 'client reaches server',
      cause: 'where the question died: at a port on which nobody listens, in its own netns',
      names: ({ got }) => /request died in \w*udp\w*_rcv \(NO_SOCKET\) on client lo$/.test(got),
    },
  ])
})
