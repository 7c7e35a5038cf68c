/** The whole menu of examples, with the words of what the first view does without. */
import type { MenuGroup, MenuItem } from '../components/menu';
import { siteFile } from '../components/site';
import { type Further, furtherExamples } from '../experiment/further-examples';
import { examples as first, type Preset } from '../experiment/presets';
import { addMessages, t } from '../locales';
import { examples } from '../locales/en/examples';

addMessages(examples);

export function exampleMenu(item: (example: Preset | Further) => MenuItem): MenuGroup[] {
  return [{ items: [...first, ...furtherExamples].map(item) }, ...guide()];
}

/** The way to the guide, where there is one; beside the page, so that what runs goes on. */
function guide(): MenuGroup[] {
  const page = siteFile('guide.html');
  return page ? [{ items: [{ label: t('examples.guide'), action: () => open(page) }] }] : [];
}
