import { expect, test } from 'vitest'
import { reportAsMarkdown } from './markdown.ts'
import { parseCommand } from './command.ts'
import { collectedOf, everyState, passing, reportOf } from './testdata.ts'

test('every state of a verdict as Markdown', () => {
  const report = reportOf(collectedOf(everyState), { exitCode: 1, troubles: ['a | b <c>'] })
  expect(reportAsMarkdown(report, [], ['bridge: 1 event changed'])).toMatchInlineSnapshot(`
    "## skbench: a gating class changed (exit code 1)

    Target **private**; judged against its own baselines; path, reachability, cost decide; 1.4 min.

    - bridge: 1 event changed

    | mode | verdict | path | RTT p50 µs | p99 µs | p50 on 2 CPUs µs | added cost µs | change to baseline µs | smallest detectable µs |
    |---|---|---|--:|--:|--:|--:|--:|--:|
    | loopback | pass | \`00112233\` | - | - | - | - | - | - |
    | bridge | **fail: path** | \`deadbeef\` | 10.92 | 12.40 | 24.31 | 4.49 ± 0.05 | +0.52 ± 0.05, +4.8 % | 0.21 |
    | host-to-container | **inconclusive** | - | - | - | - | - | - | - |
    | macvlan | **skip** | - | - | - | - | - | - | - |
    | host | **recorded** | - | - | - | - | - | - | - |
    | none | **invalid: path** | - | - | - | - | - | - | - |

    ### What changed

    **bridge, path** (path): 1 event changed on host bridge

    | changed | expected | got |
    |---|---|---|
    | request host bridge netif\\_receive\\_skb | 1 | 2 |

    | differs beside it | expected | got |
    |---|---|---|
    | host bridge promiscuity | 0 | 1 |

    ### Notes

    - **host-to-container**: added cost inconclusive: the budget ended first; it could have seen 0.31 µs
    - **macvlan**: skipped: no netdev on this engine can be the parent
    - **host**: cost recorded in baselines/private, not judged; the next run compares with it
    - **none**: functions invalid: a stack was truncated at 64 frames three times of three
    - **none**: platform does not decide: a sysctl differs

    ### Errors

    - a \\| b \\<c\\>

    ### Repeat

    \`\`\`sh
    npx vitest bench benchmarks/bridge.bench.ts --project private
    npx vitest bench benchmarks/host-to-container.bench.ts benchmarks/macvlan.bench.ts benchmarks/host.bench.ts benchmarks/none.bench.ts --project private
    docker exec -it skbench-bridge-client sh
    \`\`\`

    exit code 1: a gating class changed. Next: -u does not accept what the spec itself forbids: mend the cause or the spec, then: \`npx vitest bench benchmarks/bridge.bench.ts --project private\`
    "
  `)
})

test('the commands of the last line can be copied, options, quotes and all', () => {
  const typed = parseCommand(
    "SKBENCH_TARGET=rack SKBENCH_GATE='path, cost' npx vitest bench -t 'a_b; c' --project local",
  )
  const report = reportOf(collectedOf([passing]), { typed })
  expect(reportAsMarkdown(report, [], [])).toMatch(
    /the same again: `SKBENCH_TARGET=rack SKBENCH_GATE='path, cost' npx vitest bench -t 'a_b; c' --project local`\n$/,
  )
})
