/** What stands at the top of a script: words, imports, constants, and the functions that the rest calls. */
import type { FullExperiment } from '../../experiment/document';
import { widthOf } from '../../experiment/layers';
import type { RunInfo } from '../../protocol';
import { piece, withMethods } from './pieces';

export function opening({ experiment, steps }: RunInfo, body: string): string[] {
  const modules = ['base64', 'functools', 'math', 'zlib'];
  const helpers = ['unpack', 'tensor'].filter((name) => body.includes(`${name}(`));
  const text = [body, ...helpers.map((name) => piece(name)!.text)].join('\n');
  const random = randomText(text);
  const all = [text, ...random].join('\n');
  const constants = [
    ['SEED', experiment.seed],
    ['STEPS', steps],
  ] as const;
  return [
    `"""${title(experiment)}`,
    '',
    'An experiment of Descent Lab in PyTorch: the same network with the same initial weights, on the',
    'same rows in the same order. It ends by saying how far its losses are from those that Descent Lab',
    'measured. It needs numpy and torch, 1.13 or newer.',
    '"""',
    '',
    ...modules
      .filter((name) => new RegExp(`\\b${name}\\.`).test(all))
      .map((name) => `import ${name}`),
    '',
    'import numpy as np',
    'import torch',
    'from torch import nn',
    '',
    '# Descent Lab computes in float32. With float64 here, its own rounding is all that is left.',
    'torch.set_default_dtype(torch.float32)',
    '',
    ...constants
      .filter(([name]) => new RegExp(`\\b${name}\\b`).test(all))
      .map(([name, value]) => `${name} = ${value}`),
    ...(random.length > 0
      ? ['DATA, SPLIT, INIT, ORDER, DROPOUT = range(1, 6)  # what random numbers are for']
      : []),
    '',
    '',
    ...random.flatMap((part) => [part, '', '']),
    ...helpers.flatMap((name) => [piece(name)!.text, '', '']),
  ];
}

/** The random numbers, as far as the script draws some. */
function randomText(body: string): string[] {
  const calls = (method: string) =>
    body.includes(`.${method}(`) || body.includes(`${method}(Random`);
  if (!body.includes('Random(')) return [];
  const normal = calls('normal');
  const uniform = normal || calls('uniform');
  const bell = normal || body.includes('bell(');
  const needed = (method: string) =>
    method === 'uniform' ? uniform : !['normal', 'shuffle'].includes(method) || calls(method);
  return [
    withMethods(piece('random')!.text, needed),
    ...(uniform || body.includes('fraction(') ? [piece('fraction')!.text] : []),
    ...(bell ? [piece('bell')!.text] : []),
  ];
}

/** One line; what is the student's own must not end the text it stands in. */
function title({ name, data, model, optimizer }: FullExperiment): string {
  const widths = model.hidden.map(widthOf).join('-');
  const recipe = [
    data.source,
    widths && `${widths} ${model.activation.name}`,
    `${optimizer.name} ${optimizer.lr}`,
  ];
  return (name || recipe.filter(Boolean).join(', ')).replace(/[\p{C}\p{Z}"\\]+/gu, ' ').trim();
}
