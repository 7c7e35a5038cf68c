/** The page in simplified Chinese. */
import type { MessageKey } from '..';
import { app } from './app';
import { labels, names } from './catalogue';
import { chartTable } from './chart-table';
import { charts } from './charts';
import { classroom } from './classroom';
import { compare } from './compare';
import { copy } from './copy';
import { data } from './data';
import { draw } from './draw';
import { examples } from './examples';
import { find } from './find';
import { handedOut } from './handed-out';
import { help } from './help';
import { instruments } from './instruments';
import { landscape } from './landscape';
import { lessons } from './lessons';
import { loss } from './loss';
import { model } from './model';
import { notices } from './notices';
import { offline } from './offline';
import { otherModels } from './other-models';
import { past } from './past';
import { picture } from './picture';
import { recipe } from './recipe';
import { report } from './report';
import { runs } from './runs';
import { share } from './share';
import { surface } from './surface';
import { task } from './task';
import { transport } from './transport';

export { faultInChinese } from './faults';
export { sayIn } from './say';

export const sentences: Record<MessageKey, string> = {
  ...app,
  ...charts,
  ...classroom,
  ...compare,
  ...copy,
  ...picture,
  ...chartTable,
  ...data,
  ...draw,
  ...examples,
  ...find,
  ...handedOut,
  ...instruments,
  ...landscape,
  ...lessons,
  ...loss,
  ...model,
  ...notices,
  ...offline,
  ...otherModels,
  ...past,
  ...recipe,
  ...report,
  ...runs,
  ...share,
  ...surface,
  ...task,
  ...transport,
};

/** What the core calls things and says of them, by its English. */
export const words: Record<string, string> = {
  ...Object.fromEntries([...names].map((name) => [name, name])),
  ...labels,
  ...help,
};
