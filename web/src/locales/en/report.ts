/** The lab report, which comes when somebody asks for it. */
export const report = {
  'report.title': 'Lab report',
  'report.close': 'Close',
  'report.help':
    'One HTML file, to be read and printed anywhere: the recipe, the charts as they are now, the runs that are shown, and what you write here.',
  'report.isKept': 'Your words stay in this browser.',
  'report.notKept':
    'This browser keeps nothing for this page: your words last until it is closed or loaded again.',
  'report.heading': 'Title',
  'report.author': 'Name',
  'report.remarks': 'Remarks',
  'report.save': 'Save the report',

  'report.summary': '{recipe}.',
  'report.regularization': 'Regularization',
  'report.batch': 'Batches',
  'report.length': 'Run',
  'report.charts': 'Charts',
  'report.run': 'run',
  'report.state': 'state',
  'report.finished': 'finished, step {step}',
  'report.trainLoss': 'training loss',
  'report.testLoss': 'test loss',
  'report.trainAccuracy': 'training accuracy',
  'report.testAccuracy': 'test accuracy',
  'report.again': 'To do it again',
  'report.documents':
    'Every run as a link, and as a document that descent run trains to the same numbers.',
  'report.open': 'Open in Descent Lab',
};
