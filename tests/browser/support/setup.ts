/** Once for all specs: the site is served, and pages of others that have it in them. */
import type { TestProject } from 'vitest/node';
import { startHosts } from './hosts';
import { startServer } from './server';

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
    /** The origin of the pages in hosts.ts. */
    hostUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const site = await startServer();
  const hosts = await startHosts(site.url);
  project.provide('siteUrl', site.url);
  project.provide('hostUrl', hosts.url);
  return () => {
    site.stop();
    hosts.stop();
  };
}
