/** Instruments: what is read of a run, and how and why it failed. */
export const instruments = {
  'instruments.choose': 'Instruments',
  'instruments.cost':
    'Each is read from a copy of the run, which is trained once more beside it: the run stays as it is, bit for bit.',
  'instruments.none': 'Switch one on and train, or switch it on for the run that is there.',
  'instruments.waits': 'They are read as soon as the run has begun.',
  'instruments.reading': 'Reading',
  'instruments.progress': 'Progress of the reading',
  'instruments.took': 'Read in {seconds} s, training once more included.',
  'instruments.stopped': 'Stopped.',
  'instruments.again': 'Read again',
  'instruments.refused': 'This cannot be read.',
  'instruments.steps': 'step',

  'instruments.sharpness': 'λmax',
  'instruments.preconditioned_sharpness': 'λmax, preconditioned',
  'instruments.threshold': 'stability threshold',
  'instruments.noise_scale': 'noise scale',
  'instruments.batch': 'batch size {size}',
  'instruments.layer': 'layer {n}',
  'instruments.output': 'output layer',
  'instruments.outputs': 'stuck outputs',
  'instruments.gradient_cosine': 'cosine',
  'instruments.q05': '5 %',
  'instruments.q25': '25 %',
  'instruments.median': 'median',
  'instruments.q75': '75 %',
  'instruments.q95': '95 %',

  'why.looking': 'Looking into it: the run is trained once more and measured on the way.',
  'why.unstable':
    'The curvature was too steep for the step: at step {step}, η·λmax stood at {times} times what {optimizer} can bear, so every step overshot further than the one before.',
  'why.overflow':
    'The numbers overflowed at step {step}, before the curvature was ever above the threshold: one gradient was too long.',
  'why.dead':
    'Hidden layer {layer} passes next to no gradient back: at step {step}, {share} of its units had no slope on any training row, and without one nothing below them learns.',
  'why.saturated':
    'The outputs are saturated: at step {step}, {share} of the rows were wrong with outputs so near 0 or 1 that the squared error hardly moves them.',
  'why.slow':
    'The steps are too short to move anything: the largest update changed {ratio} of a layer’s weights.',
  'why.nothing': 'Nothing that was measured stands out.',
  'why.fork': 'Go on from step {step} with a rate of {value}',
  'why.try.optimizer.lr': 'Run it with a rate of {value}',
  'why.try.regularization.clip_norm': 'Run it with gradients clipped to length {value}',
  'why.try.model.activation': 'Run it with {value}',
  'why.try.model.init': 'Run it with {value}',
  'why.try.loss': 'Run it with {value}',

  'failed.stopped': 'Stopped at step {step}: the loss is no longer finite.',
  'failed.overshot':
    'At a learning rate of {rate} every step overshot so far that it ended higher than it began, so the next gradient was larger still, until the numbers overflowed.',
  'failed.fellUntil': 'The loss had been falling until step {step}, where it was {loss}.',
  'failed.neverFell': 'The loss never fell.',
  'failed.tryThis':
    'A smaller rate, or a schedule that warms up, keeps the steps inside the valley.',
  'failed.tryAgain': 'Try again at {rate}',

  'failed.stalled': 'The loss hardly moved.',
  'failed.risen': 'The loss has risen.',
  'failed.stalledText': 'After {steps} steps the training loss is {last}; it began at {first}.',
};
