/** The part of jStat 1.9 that stats/student.ts and stats/binomial.ts use; the package has no types of its own. */
declare module 'jstat' {
  interface Jstat {
    /** Student's t: distribution function and quantile; df is a real number > 0. */
    readonly studentt: { cdf(x: number, df: number): number; inv(p: number, df: number): number }
    /** Beta distribution with shapes a, b > 0. */
    readonly beta: { inv(p: number, a: number, b: number): number }
  }
  const jstat: Jstat
  export default jstat
}
