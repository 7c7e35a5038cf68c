/** The list of runs. */
export const runs = {
  'runs.title': 'Runs',
  'runs.empty': 'Every run stays here, and on the charts.',
  'runs.testLoss': 'test loss',
  'runs.accuracy': 'accuracy',

  'runs.training': 'training, step {step}',
  'runs.paused': 'paused, step {step}',
  'runs.diverged': 'stopped at step {step}',
  'runs.hidden': 'hidden',
  'runs.sameRecipe': 'this recipe',

  'runs.show': 'Show',
  'runs.hide': 'Hide',
  'runs.keep': 'Keep',
  'runs.letGo': 'Keep no longer',
  'runs.rename': 'Rename',
  'runs.load': 'Load again',
  'runs.remove': 'Remove',
  'runs.nameOf': 'New name for {name}',

  'runs.layers': 'layers {layers}',
  'runs.noLayers': 'no hidden layer',
  'runs.knobOff': 'no {knob}',
  'runs.changedAt': 'changed at step {steps}',
  'runs.unchanged': 'not changed by hand',
};
