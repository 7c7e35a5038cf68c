/** The further examples, with their words. */
import { addMessages } from '../locales';
import { examples } from '../locales/en/examples';

addMessages(examples);

export { furtherExamples } from '../experiment/further-examples';
