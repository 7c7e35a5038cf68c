// Where PyTorch with OpenBLAS is, if it is here: Debian's python3-torch takes the BLAS of the system.
import { writeFileSync } from 'node:fs';
import { output as outputOf, root } from '../../web/tools/process.mjs';
import { dataFolder } from './build.mjs';
import { program } from './processes.mjs';

const pythons = ['/usr/bin/python3', 'python3'];

/** Prints the version, and which BLAS has been loaded. */
const probe = `
import torch
torch.ones(2, 2) @ torch.ones(2, 2)
maps = open("/proc/self/maps").read()
print(torch.__version__, "OpenBLAS" if "openblas" in maps else "MKL" if "mkl_" in maps else "slow")
`;

/** @returns {{ python: string, version: string } | { missing: string }} */
export function findTorch() {
  for (const python of pythons) {
    const found = outputOf(python, ['-c', probe]);
    const [version, blas] = found.split(' ');
    if (!version || !blas) continue;
    if (blas === 'slow')
      return { missing: 'PyTorch is here, but no OpenBLAS (libopenblas0-pthread)' };
    return { python, version: `${version}, ${blas}` };
  }
  return { missing: 'no Python here has PyTorch (python3-torch, libopenblas0-pthread)' };
}

/** @param {string} python @param {import('./workloads.mjs').Workload} workload */
export function startTorch(python, workload) {
  const description = `${dataFolder}/${workload.id}.workload.json`;
  writeFileSync(description, JSON.stringify(workload));
  const rows = `${dataFolder}/${workload.id}.train`;
  const threads = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
  return program(python, [`${root}tests/bench/torch_loop.py`, description, rows], threads);
}
