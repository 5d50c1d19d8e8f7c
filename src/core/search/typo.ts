/** The edits a typing error may have made to a word of this length: none under 6 letters, 1, from 10 letters 2. */
export const allowedEdits = (letters: number): number => (letters < 6 ? 0 : letters < 10 ? 1 : 2);

/**
 * The one nearest candidate within `most` edits that begins with the same letter, or null when none or several are.
 * Edits are insertion, deletion, replacement and swapped neighbours (optimal string alignment).
 */
export function nearest(word: string, candidates: readonly string[], most: number): string | null {
  let best: string | null = null;
  let bestEdits = most + 1;
  for (const candidate of candidates) {
    if (candidate.length < 4 || Math.abs(candidate.length - word.length) > most) continue;
    const edits = editDistance(word, candidate, Math.min(most, bestEdits));
    if (edits < bestEdits) {
      best = candidate;
      bestEdits = edits;
    } else if (edits === bestEdits) best = null;
  }
  return bestEdits <= most ? best : null;
}

/** Optimal string alignment distance; anything above `most` comes back as `most + 1`. O(length²). */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length] ?? most + 1, most + 1);
}
