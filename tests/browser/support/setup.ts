/** Once for all specs: the site is served, its address provided to them. */
import type { TestProject } from 'vitest/node';
import { startServer } from './server';

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const { url, stop } = await startServer();
  project.provide('siteUrl', url);
  return stop;
}
