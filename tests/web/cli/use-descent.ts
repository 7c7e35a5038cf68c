import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { buildCli, bundle } from '../../../web/tools/build-cli.mjs';

export const program = fileURLToPath(new URL(`../../../${bundle}`, import.meta.url));

/** The command, run in a folder that is empty before each test. */
export function useDescent() {
  const folder = mkdtempSync(join(tmpdir(), 'descent-'));
  beforeAll(buildCli, 300_000);
  beforeEach(() => {
    for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  return {
    folder,
    files: () => readdirSync(folder).sort(),
    read: (file: string) => readFileSync(join(folder, file), 'utf8'),
    descent(args: string[], input: unknown = '') {
      const text = typeof input === 'string' ? input : JSON.stringify(input);
      const options = { cwd: folder, input: text, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
      return { status, stdout, stderr };
    },
  };
}
