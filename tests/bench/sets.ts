/**
 * Writes the data for everybody who is no JavaScript of ours, from the core itself:
 * `node sets.mjs FOLDER` with one workload a line of JSON on standard input. For each it leaves
 *   W.json   the document
 *   W.table  the bundled set, if it names one: rows and columns as uint32, then x and y as float32
 *   W.train  the training rows as the network sees them: x [rows][features], then y [rows], float32
 */
import { writeFileSync } from 'node:fs';
import { loadCore, tablesWith } from '../../web/cli/engine';
import { setUp } from '../../web/src/engine/setup';
import type { Workload } from './workloads.mjs';
import { workloads } from './workloads.mjs';

/** As bytes, one after the other. */
const bytes = (arrays: (Float32Array | Uint32Array)[]) =>
  Buffer.concat(
    arrays.map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength),
    ),
  );

export async function writeSets(folder: string): Promise<void> {
  const core = await loadCore();
  for (const { id, document } of workloads as Workload[]) {
    const { trainer, table } = await setUp(core, tablesWith(), document);
    const { x, y } = trainer.trainSet();
    writeFileSync(`${folder}/${id}.json`, JSON.stringify(document));
    writeFileSync(`${folder}/${id}.train`, bytes([x, y]));
    if (table) {
      const shape = Uint32Array.of(table.rows, table.columns);
      writeFileSync(`${folder}/${id}.table`, bytes([shape, table.x, table.y]));
    }
    trainer.delete();
  }
}
