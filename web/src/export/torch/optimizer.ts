/** An optimizer of a document in Python: torch's where torch 1.13 has it, else written out. */
import type { Choice } from '../../experiment/document';
import { piece } from './pieces';
import { call, type Knobs, keywords, literal } from './python';

const ofTorch: { [name: string]: string } = {
  sgd: 'SGD',
  adagrad: 'Adagrad',
  rmsprop: 'RMSprop',
  adam: 'Adam',
  adamw: 'AdamW',
  adadelta: 'Adadelta',
  adamax: 'Adamax',
  nadam: 'NAdam',
  radam: 'RAdam',
  rprop: 'Rprop',
  asgd: 'ASGD',
};

/** torch's knob for two of ours. */
const pairs = [
  ['betas', 'beta1', 'beta2'],
  ['etas', 'eta_minus', 'eta_plus'],
  ['step_sizes', 'step_min', 'step_max'],
] as const;

/** What torch takes as off when it is left out. */
const offByDefault = [
  'weight_decay',
  'amsgrad',
  'centered',
  'nesterov',
  'momentum',
  'dampening',
  'lr_decay',
  'initial_accumulator_value',
];

const isWrittenOut = ({ name, bias_correction }: Choice) =>
  !(name in ofTorch) || bias_correction === false;

/** The knobs under the names that the Python class has for them, as arguments of Python. */
function knobsOf(choice: Choice): string[] {
  const { name, averaged: _, bias_correction: __, ...knobs } = choice;
  if (isWrittenOut(choice)) return keywords(knobs as Knobs);
  const joined = pairs.filter(([, first]) => first in knobs);
  const taken: string[] = joined.flatMap(([, first, second]) => [first, second]);
  const isOff = (knob: string) =>
    offByDefault.includes(knob) && !knobs[knob] && !(name === 'adamw' && knob === 'weight_decay');
  const plain = Object.keys(knobs).filter((knob) => !taken.includes(knob) && !isOff(knob));
  return [
    ...keywords(Object.fromEntries(plain.map((knob) => [knob, knobs[knob]!]))),
    ...joined.map(
      ([pair, first, second]) => `${pair}=(${literal(knobs[first]!)}, ${literal(knobs[second]!)})`,
    ),
  ];
}

/** Statement that makes it. */
export function makeOptimizer(choice: Choice): string {
  const args = ['model.parameters()', ...knobsOf(choice)];
  // In 1.13 its plain form has a slip that its other form and later versions are free of.
  if (choice.name === 'nadam') args.push('foreach=True');
  const name = isWrittenOut(choice)
    ? piece(`optimizers/${choice.name}`)!.name
    : `torch.optim.${ofTorch[choice.name]}`;
  return call(name, args, 'optimizer = ');
}

/** Statements that set some knobs of the one that is there; `after` has all its knobs, these included. */
export function changeOptimizer(changed: string[], after: Choice): string[] {
  const lines = changed.includes('lr') ? [`base = ${literal(after.lr!)}`] : [];
  const others = changed.filter((knob) => knob !== 'lr');
  const touched = (argument: string) => {
    const name = argument.split('=', 1)[0]!;
    const pair = pairs.find(([joined]) => joined === name);
    return others.some((knob) => knob === name || pair?.some((part) => part === knob));
  };
  const all = isWrittenOut(after) ? knobsOf(after) : knobsOf(after).concat(offOf(after));
  const made = all.filter(touched);
  return made.length > 0 ? [...lines, call('optimizer.param_groups[0].update', made)] : lines;
}

/** The knobs that `knobsOf` leaves out. */
const offOf = (choice: Choice) =>
  keywords(
    Object.fromEntries(
      offByDefault
        .filter((knob) => knob in choice && !choice[knob])
        .map((knob) => [knob, choice[knob]!]),
    ),
  );

/** Classes that these optimizers need. */
export function optimizerPieces(choices: Choice[]): string[] {
  const names = [...new Set(choices.filter(isWrittenOut).map(({ name }) => name))];
  if (names.length === 0) return [];
  const classes = names.map((name) => piece(`optimizers/${name}`)!.text);
  const moments = classes.some((text) => text.includes('adam_direction'));
  return [
    piece('optimizers/rule')!.text,
    ...(moments ? [piece('optimizers/moments')!.text] : []),
    ...classes,
  ];
}

/** Where evaluations look at an average of the weights, what torch or the class calls it. */
export function averageOf(choice: Choice): string | null {
  if (choice.name === 'schedule_free_adamw') return 'average';
  return choice.name === 'asgd' && choice.averaged ? 'ax' : null;
}
