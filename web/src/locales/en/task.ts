/** A task that was handed out, above the charts. */
export const task = {
  'task.label': 'Task',
  'task.target': '{quantity} {side} {bound}',
  'task.within': '{target} within {within} steps',
  'task.above': 'above',
  'task.below': 'below',
  'task.test_accuracy': 'Test accuracy',
  'task.train_accuracy': 'Training accuracy',
  'task.test_loss': 'Test loss',
  'task.train_loss': 'Training loss',
  'task.best': 'nearest so far {value}, at step {step}',
  'task.none': 'not yet measured',
  'task.other': 'this run does not count: its data are not the task’s',
  'task.reached': 'Reached by {name} at step {step}.',
  'task.code': 'Result code',
  'task.copyCode': 'Copy result code',
  'task.hand':
    'Hand in this code: it holds the whole run, so that it can be trained again. This browser keeps it.',
  'task.forget': 'Start anew',
  'task.forgetHelp': 'Forgets this result; the next run that reaches the target gives another',
};
