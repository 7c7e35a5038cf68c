import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ThrottledLabel } from '../../../web/src/views/model/throttled-label';

describe('a throttled label', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is written at once, then at most once a second, and ends with the last text', () => {
    const setAttribute = vi.fn();
    const label = new ThrottledLabel({ setAttribute } as unknown as Element);
    const written = () => setAttribute.mock.calls.map(([, text]) => text);
    label.set('a');
    label.set('b');
    label.set('c');
    expect(written()).toEqual(['a']);
    vi.advanceTimersByTime(1000);
    expect(written()).toEqual(['a', 'c']);
    label.set('c');
    vi.advanceTimersByTime(5000);
    expect(written()).toEqual(['a', 'c']);
    label.set('d');
    label.stop();
    vi.advanceTimersByTime(5000);
    expect(written()).toEqual(['a', 'c', 'd']);
  });
});
