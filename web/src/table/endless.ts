/** Quotes times blanks in a piece of text, which PapaParse looks at in a fraction of a second. */
const most = 1 << 24;

/**
 * Whether PapaParse would take too long over a text. After each quote that does not end its cell it
 * looks at all the blanks before the next delimiter and before the end of the line: thousands of such
 * quotes, and thousands of blanks behind them, would hold it up for minutes.
 */
export function isEndless(text: string, delimiter: string, newline: string): boolean {
  if (!text.includes('"') || !/\s{1024}/.test(text)) return false;
  let work = 0;
  let blanks = 0;
  let quotesInCell = 0;
  let quotesInRow = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (unit === delimiter || unit === newline) {
      work += blanks * (unit === newline ? quotesInRow : quotesInCell);
      if (unit === newline) quotesInRow = 0;
      quotesInCell = blanks = 0;
    } else if (unit === '"') {
      quotesInCell++;
      quotesInRow++;
      blanks = 0;
    } else {
      blanks = unit.trim() === '' ? blanks + 1 : 0;
    }
  }
  return work > most;
}
