/** An error that no verdict stands for: a test, a hook, a file or the run itself broke. */
export interface RunError {
  target: string
  /** null: not of one mode */
  mode: string | null
  /** the test, hook or file that broke */
  where: string
  /** one line */
  message: string
  /** what the person typed or configured is wrong, rather than the measurement */
  usage: boolean
}

/** One line of an error: 'bridge, takes the path: the tracer container exited with 137'. */
export function errorLine({ mode, where, message }: RunError): string {
  const place = mode === null || where.includes(mode) ? where : `${mode}, ${where}`
  return place === '' ? message : `${place}: ${message}`
}
