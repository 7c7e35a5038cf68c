import { describe, expect, it } from 'vitest';
import { lessons } from '../../../web/src/lessons/library';
import { useDescent } from './use-descent';

const { read, descent } = useDescent();
const id = 'adam-forgives';

describe('descent lesson', { timeout: 120_000 }, () => {
  it('lists the lessons', () => {
    const { status, stdout } = descent(['lesson']);
    expect(status).toBe(0);
    const listed = stdout.trimEnd().split('\n');
    expect(listed.map((line) => line.split(':')[0])).toEqual(lessons.map((lesson) => lesson.id));
  });

  it('runs one on the seeds that are asked for, and gives the same numbers every time', () => {
    const args = ['lesson', id, '--seed', '40', '--seeds', '2', '--json'];
    const { status, stdout, stderr } = descent([...args, 'all.json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const all = JSON.parse(read('all.json'));
    expect(all).toMatchObject({ lesson: { id, seed: 40, seeds: 2 }, verdict: expect.any(String) });
    const [{ arms, questions, rate }] = all.setups;
    expect(rate).toBe('own');
    const [low, middle, high] = arms;
    // A tenth, and ten times, of the rate that was the best on other seeds.
    const { rates, scores, best } = middle.choosing;
    expect(scores.indexOf(Math.min(...scores))).toBe(rates.indexOf(best));
    const rateOf = (arm: typeof low) => arm.experiment.optimizer.lr;
    expect([rateOf(low) * 10, rateOf(middle), rateOf(high) / 10].map((r) => r.toFixed(6))).toEqual(
      Array(3).fill(best.toFixed(6)),
    );
    expect(middle.runs.map((run: { seed: number }) => run.seed)).toEqual([40, 41]);
    // Each value is what `descent run` measures of that arm and seed.
    const { values, answer } = questions[0];
    const run = { ...middle.experiment, seed: 41 };
    const { evaluations } = JSON.parse(descent(['run', '-', '--json', '-'], run).stdout);
    expect(values.sgd[1]).toBeCloseTo(evaluations.at(-1).test_accuracy, 6);
    const range = (name: string, seed: number) => {
      const its = ['-low', '', '-high'].map((end) => values[name + end][seed]);
      return Math.max(...its) - Math.min(...its);
    };
    const differences = [0, 1].map((seed) => range('adam', seed) - range('sgd', seed));
    expect(answer.mean).toBeCloseTo((differences[0]! + differences[1]!) / 2, 9);
    expect(stdout).toContain(`rate ${best} (best of ${rates.length})`);
    expect(stdout).toContain('2 of 2 finished');

    const again = JSON.parse(descent([...args, '-', '--jobs', '1']).stdout);
    expect(again).toEqual(all);
  });

  it('says where a run never came to what was waited for', () => {
    const { stdout } = descent(['lesson', 'cross-entropy', '--seed', '40', '--seeds', '2']);
    expect(stdout).toMatch(
      /\d against ≥ 360 \(reached in 0 of 2 runs\): ratio ≤ 0\.\d+ \[.*\] of the bound, claimed/,
    );
  });

  it('takes a document, too', () => {
    const document = { version: 1, lesson: { id, seed: 40, seeds: 3 } };
    const { stdout } = descent(['lesson', '-', '--seeds', '2', '--json', '-'], document);
    expect(JSON.parse(stdout).lesson).toEqual({ id, seed: 40, seeds: 2 });
    const { status, stderr } = descent(['lesson', '-'], { version: 1 });
    expect(status).toBe(2);
    expect(stderr).toContain('lesson: expected an object, found undefined');
  });

  it.each([
    [['nothing'], /^descent: lesson.id: expected one of .*, found "nothing"\n$/],
    [[id, '--seeds', '1'], 'descent: lesson.seeds: 1 is below 2\n'],
    [[id, '--seed', 'x'], 'descent: --seed wants a number, not x\n'],
    [[id, id], /^descent: lesson takes one lesson/],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = descent(['lesson', ...args]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
