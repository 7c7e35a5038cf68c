/** A Slurm cluster of one node, this machine, on the loopback and in a folder of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Daemons are seldom on a person's PATH. */
const path = `${process.env.PATH}:/usr/sbin:/sbin`;

export interface Slurm {
  /** Of a client, as sbatch; gives what it prints. */
  run(program: string, args: string[]): string;
  stop(): Promise<void>;
}

/** The cluster, or the reason why there is none. */
export async function startSlurm(folder: string): Promise<Slurm | string> {
  const lacking = ['slurmctld', 'slurmd', 'sbatch'].filter((name) => !isOnPath(name));
  if (lacking.length > 0) return `${lacking.join(', ')} not installed`;
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name));
  const file = join(folder, 'slurm.conf');
  writeFileSync(file, configuration(folder, await freePort(), await freePort()));
  const env = { ...process.env, PATH: path, SLURM_CONF: file };
  const run = (program: string, args: string[]) =>
    execFileSync(program, args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  const daemons = ['slurmctld', 'slurmd'].map((name) =>
    spawn(name, ['-D'], { cwd: folder, env, stdio: 'ignore' }),
  );
  const stop = async () => {
    await Promise.all(daemons.map(end));
  };

  for (let tries = 0; tries < 100; tries++) {
    await wait(100);
    if (daemons.some(hasEnded)) break;
    if (stateOfNode(run) === 'idle') return { run, stop };
  }
  await stop();
  return `slurmd cannot be started: ${complaint(folder)}`;
}

/** Nobody else can reach it, so nobody has to prove who they are; jobs are told apart by process group. */
function configuration(folder: string, controller: number, node: number): string {
  const [name] = hostname().split('.');
  const { username } = userInfo();
  return `${[
    'ClusterName=test',
    `SlurmctldHost=${name}(127.0.0.1)`,
    `SlurmUser=${username}`,
    `SlurmdUser=${username}`,
    'AuthType=auth/none',
    'CredType=cred/none',
    `SlurmctldPort=${controller}`,
    `SlurmdPort=${node}`,
    `StateSaveLocation=${folder}/state`,
    `SlurmdSpoolDir=${folder}/spool`,
    `SlurmctldPidFile=${folder}/slurmctld.pid`,
    `SlurmdPidFile=${folder}/slurmd.pid`,
    `SlurmctldLogFile=${folder}/slurmctld.log`,
    `SlurmdLogFile=${folder}/slurmd.log`,
    'ProctrackType=proctrack/pgid',
    'TaskPlugin=task/none',
    'JobAcctGatherType=jobacct_gather/none',
    'SelectType=select/cons_tres',
    'SelectTypeParameters=CR_CPU',
    // The node has as many processors as is said here, whatever the machine has.
    'SlurmdParameters=config_overrides',
    `NodeName=${name} NodeAddr=127.0.0.1 CPUs=2`,
    'PartitionName=main Nodes=ALL Default=YES',
  ].join('\n')}\n`;
}

const isOnPath = (name: string) => path.split(':').some((folder) => existsSync(join(folder, name)));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await once(server.close(), 'close');
  return port;
}

function stateOfNode(run: Slurm['run']): string {
  try {
    return run('sinfo', ['--noheader', '--format=%T']).trim();
  } catch {
    return '';
  }
}

const hasEnded = ({ exitCode, signalCode, pid }: ChildProcess) =>
  exitCode !== null || signalCode !== null || pid === undefined;

async function end(daemon: ChildProcess): Promise<void> {
  if (hasEnded(daemon)) return;
  const ended = once(daemon, 'exit');
  daemon.kill();
  await ended;
}

/** The last that a daemon had to complain of. */
function complaint(folder: string): string {
  const lines = ['slurmd.log', 'slurmctld.log'].flatMap((name) => {
    const log = join(folder, name);
    return existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  });
  const worst = (word: string) => lines.filter((line) => line.includes(word)).at(-1);
  return worst('fatal') ?? worst('error') ?? 'its node never came up';
}
