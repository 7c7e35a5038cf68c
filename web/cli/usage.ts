/** What a person got wrong: one clear line, and nothing is written. */
export class UsageError extends Error {}

export const usage = `descent: training dynamics on the command line

  descent run SPEC.json [--csv F] [--json F]
      train the experiment, or race on its surface; F gets one row a step, or everything
  descent sweep SPEC.json [--csv F] [--json F] [--jobs N]
      train the grid of the document's "sweep" on N threads, at first one a core; F gets one row a
      run with mean and standard deviation over the seeds, or everything
  descent sweep SPEC.json --shard i/n --json F [--jobs N]
      train the i-th of n shares of the grid
  descent merge SHARD.json… [--csv F] [--json F]
      join all n shares to what one machine would have written
  descent find-lr SPEC.json [--csv F] [--json F]
      train the document's "range_test" and say which rates it suggests; F gets one row a step, or
      everything
  descent landscape SPEC.json [--csv F] [--json F] [--plane pca|random] [--size N] [--of train|test]
      measure the loss on a plane through the run's path; F gets one row a point of the grid, or
      everything; the options stand above those of the document's "landscape"
  descent anatomy SPEC.json [--json F] [--step N] [--row N] [--set train|test]
                  [--reduction mean|sum]
      train to a step and lay losses side by side over the logits of a row; F gets everything; the
      options stand above those of the document's "loss_anatomy"
  descent lesson [ID|SPEC.json] [--json F] [--seed N] [--seeds N] [--jobs N]
      train what a lesson compares and say whether its claim holds; F gets everything; judged are N
      seeds from the first on; without a lesson, list them
  descent check TASK.json|LINK CODES.txt
      train what was handed in for the document's "task" again, one result code a line, and say of
      each whether it reached the target, where, and what was changed; 1 when one did not; the task
      may be a link to the page, or a file with one
  descent encode DATA.csv [--csv F] [--columns a,b] [--ordinal 'size=S<M<L'] [--prefix p | p,q | a=p]
      [--prefix-sep _] [--dummy-na] [--drop-first] [--dtype uint8]
      one-hot encode the columns, as pandas.get_dummies does, or number their levels in an order;
      F, or standard output, gets the table
  descent export SPEC.json [--torch FILE.py] [--csv F] [--json F]
      train the experiment and write what the page exports: a PyTorch script that trains it again and
      says how far its losses are from these; one row a step; the document with every setting
  descent catalog [--json]
      list all the core knows: knobs, defaults, ranges, sources

Where the document's data are a table whose cells do not stand in it, all that train take its file:
--table FILE.csv
- is standard input or output. Exit status: 0 done, 1 the run diverged, 2 bad usage or a bad document or table.
In a sweep and a range test a run that diverged is a result like others; 1 says that a run could not
be trained.
Of a run that diverged, landscape takes the part before, and anatomy where it stands.
`;
