/** Files of tables, by their hash: those that come with the page, and then others. */
import { bundledWith } from '../table/bundled';
import type { TableFiles } from '../table/store';
import { type DataReader, gunzip } from './table';

export function withBundled(read: DataReader, others: TableFiles): TableFiles {
  return {
    async get(sha256) {
      const bundled = bundledWith(sha256);
      return bundled ? gunzip(await read(`${bundled.id}.csv.gz`)) : others.get(sha256);
    },
  };
}
