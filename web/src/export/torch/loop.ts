/** The training of a run in Python, and its evaluations. */
import type { FullExperiment } from '../../experiment/document';
import type { RunInfo } from '../../protocol';
import type { Course } from './course';
import type { LossLines } from './loss';
import { hasBatchNorm } from './model';
import { piece } from './pieces';
import { indented, literal } from './python';

/** Defines `evaluate`. */
export function evaluationLines(info: RunInfo, loss: LossLines, course: Course): string[] {
  const sets = info.testRows > 0 ? ['train', 'test'] : ['train'];
  const swap = course.hasAverage ? ['    swap_average()'] : [];
  return [
    'def target_of(y):',
    `    return ${loss.target}`,
    '',
    '',
    ...sets.map((set) => `${set} = tensor(x_${set}), target_of(y_${set})`),
    'evaluations = []  # step, loss on the training rows, loss on the test rows',
    '',
    '',
    ...(course.hasAverage ? [piece('swap-average')!.text, '', ''] : []),
    '@torch.no_grad()',
    'def evaluate(step):',
    '    measured = [step]',
    '    model.eval()',
    ...swap,
    `    for name, (x, target) in {${sets.map((set) => `"${set}": ${set}`).join(', ')}}.items():`,
    '        outputs = model(x)',
    '        measured.append(criterion(outputs, target).item())',
    ...(loss.right
      ? [
          `        right = (${loss.right}).double().mean().item()`,
          '        print(f"step {step}: {name} loss {measured[-1]:.6f}, accuracy {right:.2%}")',
        ]
      : ['        print(f"step {step}: {name} loss {measured[-1]:.6f}")']),
    ...swap,
    '    model.train()',
    '    evaluations.append(measured)',
  ];
}

/** Defines `batches`. */
export function batchLines({ experiment, trainRows }: RunInfo): string[] {
  const { size, shuffle, drop_last } = experiment.batch;
  const end = drop_last ? trainRows - (trainRows % size) : trainRows;
  const order = shuffle ? 'in an order that every epoch shuffles anew' : 'in their own order';
  return [
    'def batches():',
    `    """The rows of one mini-batch after another, ${order}."""`,
    `    order = list(range(${trainRows}))`,
    ...(shuffle ? ['    random = Random(ORDER)'] : []),
    '    while True:',
    ...(shuffle ? ['        random.shuffle(order)'] : []),
    `        for start in range(0, ${end}, ${size}):`,
    `            yield order[start : start + ${size}]`,
  ];
}

export function loopLines(info: RunInfo, course: Course): string[] {
  const { experiment } = info;
  const lines = [
    'losses = []  # of the mini-batches, before each update',
    'for t, rows in zip(range(STEPS), batches()):',
    `    if t % ${experiment.evaluate_every} == 0:`,
    '        evaluate(t)',
  ];
  const changes = course.changes.map(([step, made]) =>
    indented([`if t == ${step}:  # changed while it ran`, ...made.map(indented)].join('\n')),
  );
  lines.push(...changes);
  if (course.followsEvaluations) {
    lines.push(
      `    if plateau and t % ${experiment.evaluate_every} == 0:`,
      `        plateau.observe(base, ${info.testRows > 0 ? '*evaluations[-1][1:]' : 'evaluations[-1][1], math.nan'})`,
    );
  }
  lines.push(
    '    rate = schedule(base, t)',
    '    for group in optimizer.param_groups:',
    '        group["lr"] = rate',
    '',
    '    optimizer.zero_grad()',
    '    x, target = train',
    '    loss = criterion(model(x[rows]), target[rows])',
    '    losses.append(loss.item())',
    '    if not math.isfinite(losses[-1]):',
    '        print(f"step {t}: the run has diverged")',
    '        break',
    '    loss.backward()',
    ...regularization(experiment),
    '    optimizer.step()',
    'else:',
    '    evaluate(STEPS)',
  );
  return lines;
}

/** What is done to the gradients and weights between the loss and the optimizer. */
function regularization(experiment: FullExperiment): string[] {
  const { l1, l2, decay, clip_norm, clip_value } = experiment.regularization;
  const lines: string[] = [];
  if (hasBatchNorm(experiment)) {
    lines.push(
      '    # A batch norm takes the bias before it away: what gradient it has is rounding.',
      '    for linear, norm in zip(model, list(model)[1:]):',
      '        if isinstance(norm, nn.BatchNorm1d):',
      '            linear.bias.grad.zero_()',
    );
  }
  if (l1 || l2 || decay) {
    lines.push('    for w in (w for w in model.parameters() if w.dim() == 2):');
    if (l1) lines.push(`        w.grad += ${literal(l1)} * w.data.sign()`);
    if (l2) lines.push(`        w.grad += ${literal(l2)} * w.data`);
    if (decay) lines.push(`        w.data *= 1 - rate * ${literal(decay)}`);
  }
  const clip = (what: string, limit: number) =>
    `    nn.utils.clip_grad_${what}_(model.parameters(), ${literal(limit)})`;
  if (clip_norm !== undefined) lines.push(clip('norm', clip_norm));
  if (clip_value !== undefined) lines.push(clip('value', clip_value));
  return lines;
}
