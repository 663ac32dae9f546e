/**
 * Breaks text at spaces so that no line is longer than `width` columns; lines after the first start with `indent`.
 * A word that is longer than a line stands alone, whole: a command must stay copyable.
 */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line === '' || line === indent) line += word
    else if (line.length + 1 + word.length <= width) line += ` ${word}`
    else {
      lines.push(line)
      line = indent + word
    }
  }
  return [...lines, line]
}

/** Text after a label of fixed width, wrapped under itself: '  bridge    added cost inconclusive: …'. */
export function labelled(label: string, labelWidth: number, text: string, width: number): string[] {
  const head = `  ${label.padEnd(labelWidth)}  `
  const gap = ' '.repeat(head.length)
  return wrap(text, Math.max(20, width - head.length)).map((line, index) => (index === 0 ? head : gap) + line)
}
