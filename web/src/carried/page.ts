/** The page as one script: in a single file, and in frames of other pages. */
// First, as on the site: what comes with a part of the page overrides it, and here stands in one sheet.
import '../styles/index.css';
import { answerParent } from '../embed/bridge';
import { EngineClient } from '../engine/client';
import type { Brought } from '../lab/address';
import { openPage } from '../page';

/** What stands around the page: in a frame, where its first experiment comes from. */
export interface Carrier {
  brought: Promise<Brought>;
}

declare global {
  interface Window {
    carrier?: Carrier;
  }
}

// boot.js has said so when the page cannot work here.
if (document.documentElement.dataset.failed === undefined) {
  const engine = new EngineClient();
  engine.start();
  const { carrier } = window;
  const page = openPage(engine, carrier?.brought);
  if (carrier) answerParent(page);
}
