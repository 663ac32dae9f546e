import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import type { Vitest } from 'vitest/node'

/**
 * Takes colours and other control sequences out of all that is printed. vitest paints its own lines unless NO_COLOR is set,
 * whatever it writes to; a log file is for reading.
 */
export function printPlainly(
  logger: Pick<Vitest['logger'], 'console' | 'outputStream' | 'errorStream'>,
): void {
  const [stdout, stderr] = [plain(logger.outputStream), plain(logger.errorStream)]
  logger.console = new Console({ stdout, stderr })
  // On a terminal the logger hides the cursor, and must know it for one to show it again.
  if ('isTTY' in logger.outputStream && logger.outputStream.isTTY) return
  logger.outputStream = stdout
  logger.errorStream = stderr
}

function plain(stream: NodeJS.WritableStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      stream.write(stripVTControlCharacters(String(chunk)))
      done()
    },
  })
}
