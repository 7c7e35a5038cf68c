/** The panel "Model at work". */
export const model = {
  'model.title': 'Model at work',
  'model.class': 'class {name}',
  'model.noTestRows': 'Nothing to show: the data leave no test rows.',
  'model.testPoint': 'test point',
  'model.pointAtMap': 'Point at the map to read it, or focus it and use the arrow keys.',
  'model.pointRight': '{place}: {name}, right',
  'model.pointWrong': '{place}: {name}, wrong',
  'model.notFinite': 'The model’s answers are no longer finite numbers.',
  'model.regionsLabel': 'Decision regions of {names} at step {step}.',
  'model.accuracyLabel': 'Test accuracy {share}.',
  'model.wrongOf': '{wrong} of {total} wrong',
};
