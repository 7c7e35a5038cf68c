// Serves the page for trying it out and working on it: npm start [-- --port N].
import { parseArgs } from 'node:util';
import { makeCatalogue } from './make-catalogue.mjs';
import { Failure, root, tool } from './process.mjs';

/** The port asked for; another free one is taken when it is in use. */
function askedPort() {
  let text;
  try {
    text = parseArgs({ options: { port: { type: 'string' } } }).values.port;
  } catch {
    throw new Failure('Usage: npm start [-- --port N]');
  }
  const port = Number(text ?? process.env.PORT ?? 5173);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Failure(`A port is a whole number from 0 to 65535, not ${text ?? process.env.PORT}.`);
  }
  return port;
}

await tool(
  async () => {
    const port = askedPort();
    await makeCatalogue();
    const { createServer } = await import('vite');
    const server = await createServer({ configFile: `${root}vite.config.ts`, server: { port } });
    await server.listen();
    console.log('Descent Lab is served at');
    server.printUrls();
  },
  { serves: true },
);
