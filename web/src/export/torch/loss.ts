/** A loss of a document in Python: its criterion, the targets it wants, and which rows are right. */
import type { Choice } from '../../experiment/document';
import type { RunInfo } from '../../protocol';
import { call, keywords, literal } from './python';

export interface LossLines {
  /** Defines `criterion`. */
  criterion: string[];
  /** Of the targets `y`, as a tensor. */
  target: string;
  /** Whether each row of `outputs` is right; null for regression. */
  right: string | null;
  /** Width of the model's last layer. */
  outputs: number;
}

export function lossLines({ experiment, task, outputs }: RunInfo): LossLines {
  const { loss } = experiment;
  if (task === 'regression') {
    const target = 'tensor(y)[:, None]';
    return { criterion: criterion(loss), target, right: null, outputs };
  }
  if (loss.name === 'binary_cross_entropy') {
    const target = 'tensor(y)[:, None]';
    const right = '(outputs > 0) == (target > 0)';
    return { criterion: criterion(loss), target, right, outputs: 1 };
  }
  const classes = 'torch.tensor(y.astype(int))';
  if (['cross_entropy', 'focal', 'hinge'].includes(loss.name)) {
    const right = 'outputs.argmax(dim=1) == target';
    return { criterion: criterion(loss), target: classes, right, outputs };
  }
  return {
    criterion: criterion(loss),
    target: `nn.functional.one_hot(${classes}, ${outputs}).to(torch.get_default_dtype())`,
    right: 'outputs.argmax(dim=1) == target.argmax(dim=1)',
    outputs,
  };
}

function criterion({ name, ...knobs }: Choice): string[] {
  switch (name) {
    case 'cross_entropy':
      return torchs('CrossEntropyLoss', knobs.label_smoothing ? keywords(knobs) : []);
    case 'mae':
      return torchs('L1Loss', []);
    case 'huber':
      return torchs('HuberLoss', keywords(knobs));
    case 'hinge':
      return torchs('MultiMarginLoss', keywords(knobs));
    case 'binary_cross_entropy':
      return torchs('BCEWithLogitsLoss', [`pos_weight=tensor(${literal(knobs.pos_weight!)})`]);
    case 'focal':
      return [
        'def criterion(outputs, target):',
        '    """Lin et al. 2017, eq. 4"""',
        '    log_p = outputs.log_softmax(dim=1).gather(1, target[:, None])',
        `    return (-((1 - log_p.exp()) ** ${literal(knobs.gamma!)}) * log_p).mean()`,
      ];
    default:
      return squaredError(knobs.output as string, knobs.reduction as string);
  }
}

const torchs = (name: string, args: string[]) => [call(`nn.${name}`, args, 'criterion = ')];

function squaredError(output: string, reduction: string): string[] {
  const passed = { sigmoid: 'outputs.sigmoid()', softmax: 'outputs.softmax(dim=1)' }[output];
  if (reduction === 'mean' && !passed) return torchs('MSELoss', []);
  const squares = `(${passed ?? 'outputs'} - target) ** 2`;
  const mean = reduction === 'sum' ? '.sum(dim=1).mean()' : '.mean()';
  return ['def criterion(outputs, target):', `    return (${squares})${mean}`];
}
