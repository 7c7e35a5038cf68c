import { describe, expect, it } from 'vitest';
import { raceHeader, racePieces } from '../../../web/src/export/race-csv';
import { labBinaries, loadLab } from '../core';
import { useDescent } from './use-descent';

const { descent, files, read } = useDescent();

const race = {
  version: 1,
  seed: 2,
  surface: { name: 'rosenbrock', start: [-1.5, 2], noise: 0.1 },
  racers: [
    { optimizer: { name: 'sgd', lr: 0.0005, momentum: 0.9 }, schedule: 'cosine' },
    { optimizer: { name: 'adam', lr: 0.05 } },
  ],
  steps: 30,
};
const alone = { version: 1, surface: 'ravine', optimizer: { name: 'sgd', lr: 0.05 }, steps: 5 };

describe('descent run on a surface', () => {
  it('writes one row a racer and step, and one behind the last', () => {
    expect(descent(['run', '-', '--csv', 'out.csv'], race).status).toBe(0);
    const [header, ...rows] = read('out.csv').trimEnd().split('\n');
    expect(header).toBe(raceHeader);
    expect(rows).toHaveLength(2 * 31);
    expect(rows[0]).toMatch(/^1,0,0\.0005,\d+\.?\d*,-1\.5,2,/);
    expect(rows[30]).toMatch(/^1,30,,/);
    expect(rows[31]).toMatch(/^2,0,0\.05,/);
  });

  it.each(labBinaries)('gives the numbers of %s', async (binary) => {
    const { courses } = (await loadLab(binary)).race(race).value!;
    const { stdout } = descent(['run', '-', '--csv', '-'], race);
    expect(stdout).toBe([...racePieces(courses)].join(''));
  });

  it('says where each racer ended', () => {
    const { stdout, stderr, status } = descent(['run', '-', '--json', 'out.json'], race);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatch(
      /^1 sgd: after 30 steps loss \S+ at \(\S+, \S+\), \S+ from the nearest minimum\n2 adam: /,
    );
    const { race: document, racers } = JSON.parse(read('out.json'));
    expect(document.racers[1]).toMatchObject({ optimizer: { name: 'adam', beta2: 0.999 } });
    expect(racers).toHaveLength(2);
    expect(racers[0]).toMatchObject({ status: 'finished', steps: 30 });
    expect(racers[0].columns.lr[30]).toBeNull();
    expect(racers[0].columns.x[0]).toBe(-1.5);
  });

  it('takes a racer that diverges for a result, unless it runs alone', () => {
    const hot = { optimizer: { name: 'sgd', lr: 1e3 } };
    const one = descent(['run', '-'], { ...alone, ...hot, steps: 500 });
    expect(one.status).toBe(1);
    expect(one.stdout).toMatch(/^1 sgd diverged: after \d+ steps/);
    expect(descent(['run', '-'], { ...alone, racers: [hot, {}], steps: 500 }).status).toBe(0);
  });

  it.each([
    [{ ...alone, data: 'moons' }, 'data: does not go with surface'],
    [{ ...alone, surface: { name: 'ravine', start: [1] } }, 'surface.start: expected two numbers'],
    [{ ...alone, surface: 'canyon' }, 'surface.name: "canyon" is unknown; choose one of beale'],
    [{ ...alone, optimizer: 'muon' }, 'optimizer.name: muon needs weight matrices'],
    [
      { ...alone, racers: [{ schedule: { name: 'exp', gamma: -1 } }] },
      'racers[0].schedule.gamma: ',
    ],
  ])('refuses %j', (document, reason) => {
    const { status, stderr } = descent(['run', '-', '--csv', 'out.csv'], document);
    expect(status).toBe(2);
    expect(stderr).toContain(`descent: ${reason}`);
    expect(files()).toEqual([]);
  });
});
