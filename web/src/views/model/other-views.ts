/** The views that a first visit does without, as one. */
import { addMessages } from '../../locales';
import { otherModels } from '../../locales/en/other-models';
import './curve-view';
import './images-view';
import './matrix-view';
import './scatter-view';
import './surface-view';

addMessages(otherModels);
