/** What a lesson's runs gave, as `descent lesson` and the page write it. */
import { type Choosing, type LessonResult, type SetupResult, termsOf } from '../lessons/result';
import { type Answer, answer, overall } from '../lessons/verdict';

/**
 * Everything, in the order of the lesson: of each arm its whole experiment, how its rate was chosen,
 * and the runs; of each question what was measured by seed, and the answer. null stands for what is
 * not finite, and for what is missing. Only what is measured in time differs from machine to machine.
 */
export function lessonJson(result: LessonResult): string {
  const { lesson, seed, seeds } = result;
  const content = {
    lesson: { id: lesson.id, seed, seeds },
    verdict: overall(result),
    setups: result.setups.map(setupInJson),
  };
  return `${JSON.stringify(content)}\n`;
}

function setupInJson(found: SetupResult) {
  const { setup, arms } = found;
  return {
    setup: setup.id,
    ...termsOf(found),
    arms: arms.map(({ arm, choosing, point: { info, runs } }) => ({
      arm: arm.id,
      experiment: info.experiment,
      choosing: choosing && choosingInJson(choosing),
      runs: runs.map((run) => run && { seed: run.seed, status: run.status, steps: run.steps }),
    })),
    questions: setup.questions.map((question, index) => {
      const its = answer(found, index);
      return {
        question,
        values: Object.fromEntries(
          arms.map(({ arm, values }) => [arm.id, values.map((row) => row?.[index] ?? null)]),
        ),
        answer: its && answerInJson(its),
      };
    }),
  };
}

function choosingInJson(choosing: Choosing) {
  if ('bounds' in choosing) return { bounds: choosing.bounds, best: choosing.best };
  const { rates, scores, best } = choosing;
  return { rates, scores, best };
}

/** Browsers do not agree on a logarithm to the last digit. */
const rounded = (value: number) => Number(value.toPrecision(10));

function answerInJson({ question: _, effect, ...its }: Answer) {
  const inJson = (value: unknown) => (typeof value === 'number' ? rounded(value) : value);
  const numbers = Object.entries({ ...its, ...effect });
  return {
    ...Object.fromEntries(numbers.map(([name, value]) => [name, inJson(value)])),
    edges: its.edges.map(rounded),
    size: Number.isFinite(its.size) ? rounded(its.size) : null,
  };
}
