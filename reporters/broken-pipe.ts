/**
 * Ends the run, as Ctrl-C does, when nobody reads any more what it prints (`| head`): Node would end it with a stack trace.
 * What is on engines is removed as after any other end.
 */
export function endWhereNobodyReads(streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit(130)
    })
}
