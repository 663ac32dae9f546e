// What a mistyped word was meant to be. As stats/nearest.ts, which cannot be loaded before a new Node is there.

/** Edits (insert, remove, replace) that make one word of the other (Levenshtein 1966). */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1))
    row = next
  }
  return row[b.length]
}

/** The known word that is near enough to be meant; undefined where none is. */
export function nearest(word, known) {
  const [best] = known
    .map((name) => ({ name, edits: distance(word, name) }))
    .sort((a, b) => a.edits - b.edits)
  return best !== undefined && best.edits <= Math.max(2, Math.floor(word.length / 4)) ? best.name : undefined
}
