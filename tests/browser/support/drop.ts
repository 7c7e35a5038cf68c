import type { App } from './app';

/** Files that the page makes itself: too large to be sent to it. */
export type Made =
  | { text: string; spaces?: number }
  | { noise: number }
  | { header: number }
  | { levels: number }
  | { rows: number };

/** A person drops a file on the page: drivers cannot, so the page is told as the browser tells it. */
export async function drop(app: App, name: string, made: Made): Promise<void> {
  await dropInTurn(app, [[name, made]]);
}

/** Several, one after another before anything else happens. */
export async function dropInTurn(app: App, files: [name: string, made: Made][]): Promise<void> {
  await app.evaluate((all) => {
    for (const [file, what] of all) {
      const parts: BlobPart[] = [];
      const lines = (count: number, line: (row: number) => string) => {
        for (let from = 0; from < count; from += 10_000) {
          const some = Math.min(10_000, count - from);
          parts.push(Array.from({ length: some }, (_, i) => line(from + i)).join(''));
        }
      };
      if ('text' in what) parts.push(what.text, ' '.repeat(what.spaces ?? 0));
      if ('noise' in what) {
        let state = 1;
        const bytes = Uint8Array.from({ length: what.noise }, () => {
          state = (Math.imul(state, 1103515245) + 12345) >>> 0;
          return state >>> 16;
        });
        parts.push(bytes);
      }
      if ('header' in what) parts.push('x'.repeat(what.header), ',y\n1,2\n3,4\n');
      if ('levels' in what) {
        parts.push('name,kind,size\n');
        lines(what.levels, (row) => `level ${row},${row % 2 ? 'a' : 'b'},${row % 7}\n`);
      }
      if ('rows' in what) {
        parts.push('a,b,c,kind\n');
        lines(what.rows, (row) => `${row % 1000},${(row * 7) % 1013},some words,${row % 3}\n`);
      }
      const transfer = new DataTransfer();
      transfer.items.add(new File(parts, file));
      const tell = (type: string) => {
        const init = { dataTransfer: transfer, bubbles: true, cancelable: true };
        return !document.body.dispatchEvent(new DragEvent(type, init));
      };
      tell('dragenter');
      // Else the browser leaves the page for the file.
      if (!tell('dragover') || !tell('drop')) throw new Error('the page takes no file');
    }
  }, files);
}
