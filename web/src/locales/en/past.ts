/** Going back in a run, and leaving it there. */
export const past = {
  'past.slider': 'Step looked at',
  'past.at': 'step {step}, {numbers}',
  'past.numbers': 'loss {loss}, rate {rate}',
  'past.evaluated': 'test loss {loss} at step {step}',
  'past.fork': 'Fork here',
  'past.now': 'Now',
  'past.nowHelp': 'Back to the present (Escape)',
  'past.title': 'Fork from step {step}',
  'past.whole':
    'The run goes on from here with other settings. An optimizer that is switched to begins anew, with the weights as they are.',
  'past.same': 'Nothing is changed: the fork will repeat the run.',
  'past.changed': 'Changed: {words}',
  'past.go': 'Fork',
  'past.close': 'Close',

  'past.menu': 'Go back in time',
  'past.offer': 'Fork at step {step} with {rate}',
  'past.name': '{name} from {step}',
  'past.beside': 'from step {step}: {what}',
  'past.alone': 'from step {step} of {name}: {what}',
  'past.unchanged': 'unchanged',
  'past.mark': 'fork',
};
