/** What every worker of the page needs of its scope. */

/** An error in a promise does not end a worker by itself; thrown from a timer it reaches the page. */
export function rethrowRejections(): void {
  addEventListener('unhandledrejection', (event) => {
    setTimeout(() => {
      throw event.reason;
    });
  });
}

/** A message to oneself comes back at once, where a timer may be held up for 4 ms. */
export function messenger(): (callback: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (callback) => {
    waiting.push(callback);
    port2.postMessage(null);
  };
}
