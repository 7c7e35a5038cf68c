/**
 * The entry. It starts the engine before the page's code has come, so that the core is fetched and
 * compiled while the page is drawn.
 */
import { EngineClient } from './engine/client';
import './styles/index.css';

const { dataset } = document.documentElement;

// boot.js has said so when the page cannot work here.
if (dataset.failed === undefined) {
  const engine = new EngineClient();
  engine.start();
  import('./page').then(
    ({ openPage }) => openPage(engine),
    (error) => {
      dataset.failed = 'missing';
      throw error;
    },
  );
}
