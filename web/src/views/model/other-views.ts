/** The views that a first visit does without, as one. */
import './curve-view';
import './images-view';
import './matrix-view';
import './scatter-view';
import './surface-view';
