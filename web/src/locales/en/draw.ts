/** Points dragged on the learning-rate chart; they come with what draws them. */
export const draw = {
  'draw.title': 'Draw the schedule',
  'draw.help':
    'Drag points, or move them with the arrow keys, in tenths with Shift. A double click adds one, Delete removes it, Escape takes a drag back.',
  'draw.point': 'Point {number} of {count}: step {step}, rate {rate}',
  'draw.place': 'step {step}, rate {rate}',
  'draw.beyond': 'step {step}, after the end of the run, rate {rate}',
  'draw.start': 'Start from',
  'draw.present': 'The present schedule',
  'draw.warmup': 'Warm-up and decay',
  'draw.triangle': 'A triangle',
  'draw.staircase': 'A staircase',
  'draw.between': 'Between the points',
  'draw.lines': 'lines',
  'draw.steps': 'steps',
  'draw.snap': 'whole epochs',
  'draw.snapHelp': 'Points that are moved or added stop at the beginning of an epoch',
  'draw.add': 'Add a point',
  'draw.remove': 'Remove the point',
  'draw.done': 'Done',
  'draw.seconds': 'A step to come has no time yet: show steps, epochs or rows to draw.',
};
