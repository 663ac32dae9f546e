// Generated from schema.json by baselines/generate.ts: change the schema, then run that.

/**
 * A baseline file: what held for one (target, mode) when a person accepted it. Three kinds: exact counts belong to a kernel, wall-clock costs to one machine, profiles to a kernel and an emulator.
 */
export type Baseline = ExactBaseline | CostBaseline | ProfileBaseline
/**
 * where client and server run
 */
export type Placement = 'one CPU' | 'two CPUs'

/**
 * `<target>/<mode>.json`
 */
export interface ExactBaseline {
  /**
   * a newer file is refused
   */
  schemaVersion: 1
  kind: 'exact'
  /**
   * the directory that the file lies in
   */
  target: string
  /**
   * the name of the file
   */
  mode: string
  subject: Subject
  path: PathTable
  functions: FunctionSets
  /**
   * of the flow, sorted by function, reason, hop
   */
  drops: Drop[]
  calls?: Calls
  platform: Platform
}
/**
 * What an upgrade changes
 */
export interface Subject {
  /**
   * release of the kernel, as uname -r
   */
  kernel: string
  /**
   * version of the engine
   */
  docker: string
  [k: string]: string
}
/**
 * The events of one round trip on every hop. Request: client to server
 */
export interface PathTable {
  request: Hops
  reply: Hops
}
/**
 * key: '<netns role> <netdev role>', such as 'client eth0', 'host veth(client)', 'host bridge'; keys in order of passage
 */
export interface Hops {
  [k: string]: Events
}
/**
 * events per round trip of each tracepoint: { net_dev_queue: 1 }
 */
export interface Events {
  [k: string]: number
}
/**
 * Kernel functions seen on stacks at the hops, sorted, without the suffixes .isra.N, .constprop.N, .part.N, .cold
 */
export interface FunctionSets {
  request: string[]
  reply: string[]
}
export interface Drop {
  /**
   * kernel function that freed the skb
   */
  function: string
  /**
   * the kernel's reason; null where it has none
   */
  reason: string | null
  /**
   * '<netns role> <netdev role>'
   */
  hop: string
  perRoundTrip: number
}
/**
 * Calls of kernel functions per round trip, by the name of the source: counted where the target can count; null: called, and its number was not proved; none of a function that was not called
 */
export interface Calls {
  [k: string]: number | null
}
/**
 * Facts that explain a number, flat and in normal form: 'client sysctl net.bridge.bridge-nf-call-iptables', 'host bridge mtu'; sorted by key
 */
export interface Platform {
  [k: string]: string | number | boolean | null
}
/**
 * `<target>/<mode>.cost.json`, or `.virtual-cost.json` where an emulator counted
 */
export interface CostBaseline {
  /**
   * a newer file is refused
   */
  schemaVersion: 1
  kind: 'cost'
  /**
   * the directory that the file lies in
   */
  target: string
  /**
   * the name of the file
   */
  mode: string
  subject: Subject
  identity: Identity
  placement: Placement
  /**
   * oldest first
   *
   * @minItems 1
   * @maxItems 10
   */
  boots: BootCost[]
}
/**
 * The hardware, and who traces its kernel: if it differs, costs are not comparable
 */
export interface Identity {
  cpuModel: string
  /**
   * such as 'kvm', 'none'
   */
  virtualisation: string
  clocksource: string
  /**
   * normal form of the CPU vulnerabilities
   */
  mitigations: string
  /**
   * BPF programs of others that trace this kernel, and cost every packet: 'none', 'kprobe 2'
   */
  tracers: string
  /**
   * the workload's fixed spin on a quiet CPU, ns
   */
  spinNs: number | null
  /**
   * what executed the guest's instructions and counted them: then ns are instructions, and the machine under it does not matter
   */
  emulator?: string
}
/**
 * The costs of one boot of the machine
 */
export interface BootCost {
  /**
   * ISO 8601
   */
  date: string
  /**
   * /proc/sys/kernel/random/boot_id, or its like
   */
  bootId: string
  /**
   * loopback RTT of each set-up: median, ns
   *
   * @minItems 1
   */
  controlNs: number[]
  /**
   * RTT of the mode in each set-up: median, ns
   *
   * @minItems 1
   */
  subjectNs: number[]
  /**
   * subject - control of each set-up: median of paired differences, ns per round trip
   *
   * @minItems 1
   */
  addedNs: number[]
  /**
   * RTT of the mode in each set-up under the virtual clock: 10 % quantile, ns
   *
   * @minItems 1
   */
  subjectP10Ns?: number[]
}
/**
 * `<target>/<mode>.profile.json`
 */
export interface ProfileBaseline {
  /**
   * a newer file is refused
   */
  schemaVersion: 1
  kind: 'profile'
  /**
   * the directory that the file lies in
   */
  target: string
  /**
   * the name of the file
   */
  mode: string
  subject: Subject
  /**
   * what executed the instructions
   */
  emulator: string
  /**
   * of a round trip, kernel and user; the mean, not proved
   */
  instructions: number
  /**
   * mean instructions per round trip of each part of the kernel, and of user space; not proved
   */
  subsystems: {
    [k: string]: number
  }
  /**
   * functions of the datapath, 'tcp_ack' or 'br_forward [bridge]': proved calls per round trip, and instructions where they are proved too; empty: called, and nothing proved
   */
  functions: {
    /**
     * @maxItems 2
     */
    [k: string]: number[]
  }
}
