/** The network of an experiment in Python, with the weights that the run began with. */
import type { Choice, FullExperiment, ValuesInit } from '../../experiment/document';
import { fullLayer } from '../../experiment/layers';
import type { RunInfo } from '../../protocol';
import { pack } from './pack';
import { call, keywords, literal } from './python';

const activations: { [name: string]: string } = {
  relu: 'ReLU',
  leaky_relu: 'LeakyReLU',
  tanh: 'Tanh',
  sigmoid: 'Sigmoid',
  elu: 'ELU',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'Softplus',
};

/** Deviation, or bound, of the weights; `linear` is the layer. */
const spreads: { [name: string]: string } = {
  he_normal: 'math.sqrt(2 / linear.in_features)',
  he_uniform: 'math.sqrt(6 / linear.in_features)',
  lecun_normal: 'math.sqrt(1 / linear.in_features)',
  lecun_uniform: 'math.sqrt(3 / linear.in_features)',
  glorot_normal: 'math.sqrt(2 / (linear.in_features + linear.out_features))',
  glorot_uniform: 'math.sqrt(6 / (linear.in_features + linear.out_features))',
};

export const hasBatchNorm = ({ model }: FullExperiment) =>
  model.hidden.some((layer) => fullLayer(layer).batch_norm);

export const hasDropout = ({ model }: FullExperiment) =>
  model.hidden.some((layer) => fullLayer(layer).dropout > 0);

/** Statements that make `model`. */
export async function modelLines({ experiment, features }: RunInfo, outputs: number) {
  const { name, ...knobs } = experiment.model.activation;
  const activation = name in activations ? call(`nn.${activations[name]}`, keywords(knobs)) : null;
  const layers: string[] = [];
  let width = features;
  for (const layer of experiment.model.hidden.map(fullLayer)) {
    layers.push(`nn.Linear(${width}, ${layer.width})`);
    width = layer.width;
    if (layer.batch_norm) layers.push(`nn.BatchNorm1d(${width})`);
    if (activation) layers.push(activation);
    if (layer.dropout > 0) layers.push(`Dropout(${literal(layer.dropout)})`);
  }
  layers.push(`nn.Linear(${width}, ${outputs})`);
  return [
    'model = nn.Sequential(',
    ...layers.map((layer) => `    ${layer},`),
    ')',
    ...(await weightLines(experiment.model.init)),
  ];
}

async function weightLines(init: Choice | ValuesInit): Promise<string[]> {
  const loop = 'for linear in (layer for layer in model if isinstance(layer, nn.Linear)):';
  if (init.name === 'values') return valueLines(init as ValuesInit);
  const bias = '    linear.bias.data.zero_()';
  if (init.name === 'zeros') return [loop, '    linear.weight.data.zero_()', bias];
  const spread = init.name === 'uniform' ? literal((init as Choice).scale!) : spreads[init.name];
  const drawn = init.name.endsWith('normal')
    ? 'random.normal(*linear.weight.shape)'
    : '(2 * random.uniform(*linear.weight.shape) - 1)';
  return [
    'random = Random(INIT)',
    loop,
    `    spread = ${spread}`,
    `    linear.weight.data = tensor(spread * ${drawn})`,
    bias,
  ];
}

async function valueLines({ layers }: ValuesInit): Promise<string[]> {
  const lines = ['linear = [layer for layer in model if isinstance(layer, nn.Linear)]'];
  const norms = layers.some(({ gamma, beta }) => gamma ?? beta);
  if (norms) lines.push('behind = dict(zip(model, list(model)[1:]))');
  for (const [i, { weight, bias, gamma, beta }] of layers.entries()) {
    const layer = `linear[${i}]`;
    const rows = `.reshape(${layer}.weight.shape)`;
    lines.push(`${layer}.weight.data = tensor(${await pack(weight.flat())}${rows})`);
    lines.push(`${layer}.bias.data = tensor(${await pack(bias)})`);
    if (gamma) lines.push(`behind[${layer}].weight.data = tensor(${await pack(gamma)})`);
    if (beta) lines.push(`behind[${layer}].bias.data = tensor(${await pack(beta)})`);
  }
  return lines;
}
