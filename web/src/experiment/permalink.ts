/**
 * An experiment as the part of an address behind the `#`: JSON, deflated, in base64url. By hand it is
 * written as the JSON itself.
 */
import type { Experiment } from './document';

/** No document of a sane size is longer; a link that claims to be is not unpacked to the end. */
const longest = 1 << 24;

/** With the leading `#`. */
export async function encodePermalink(document: object): Promise<string> {
  const deflated = pipe(
    new TextEncoder().encode(JSON.stringify(document)),
    new CompressionStream('deflate-raw'),
  );
  let binary = '';
  for (const byte of await collect(deflated)) binary += String.fromCharCode(byte);
  const base64 = btoa(binary).replaceAll('+', '-').replaceAll('/', '_');
  return `#${base64.replace(/=+$/, '')}`;
}

/** Null when there is nothing behind the `#`; throws when what is there is no experiment. */
export async function decodePermalink(hash: string): Promise<Experiment | null> {
  const text = hash.replace(/^#/, '');
  if (text === '') return null;
  try {
    // Browsers encode some characters of what was typed, but no %, and links may have all encoded.
    const typed = text.replace(/%(?![\da-f]{2})/gi, '%25');
    const json = /^(\{|%7b)/i.test(text) ? decodeURIComponent(typed) : await inflate(text);
    const experiment: unknown = JSON.parse(json);
    if (typeof experiment !== 'object' || experiment === null || Array.isArray(experiment)) {
      throw new Error('not an object');
    }
    return experiment as Experiment;
  } catch {
    throw new Error('This link is damaged or incomplete: it holds no experiment.');
  }
}

async function inflate(base64url: string): Promise<string> {
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const inflated = await collect(pipe(bytes, new DecompressionStream('deflate-raw')));
  return new TextDecoder().decode(inflated);
}

function pipe(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream) {
  return new Blob([bytes]).stream().pipeThrough(through);
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length > longest) {
      await reader.cancel();
      throw new Error('too long');
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
