/**
 * SHA-256 (FIPS 180-4), piece by piece. The browser's own wants all bytes at once, and exists on pages
 * of `https:` alone: a school's server may have none.
 */
export class Sha256 {
  // Signed: engines are much faster with whole numbers that are.
  private readonly state = Int32Array.from(initial);
  private readonly words = new Int32Array(64);
  /** What does not fill 64 bytes yet. */
  private readonly block = new Uint8Array(64);
  /** So many bytes wait there. */
  private waiting = 0;
  private length = 0;

  add(bytes: Uint8Array): this {
    this.length += bytes.length;
    for (let from = 0; from < bytes.length; ) {
      if (this.waiting === 0 && from + 64 <= bytes.length) {
        this.compress(bytes, from);
        from += 64;
        continue;
      }
      this.block[this.waiting++] = bytes[from++]!;
      if (this.waiting < 64) continue;
      this.compress(this.block, 0);
      this.waiting = 0;
    }
    return this;
  }

  /** In hexadecimal digits. Nothing can be added afterwards. */
  end(): string {
    const bits = 8 * this.length;
    this.add(Uint8Array.of(0x80));
    while (this.waiting !== 56) this.add(Uint8Array.of(0));
    const length = new DataView(new ArrayBuffer(8));
    length.setUint32(0, Math.floor(bits / 2 ** 32));
    length.setUint32(4, bits % 2 ** 32);
    this.add(new Uint8Array(length.buffer));
    return [...new Uint32Array(this.state.buffer)]
      .map((word) => word.toString(16).padStart(8, '0'))
      .join('');
  }

  /** Takes the 64 bytes from there on. */
  private compress(block: Uint8Array, from: number): void {
    const { words, state } = this;
    for (let i = 0; i < 16; i++) {
      const at = from + 4 * i;
      words[i] =
        (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!;
    }
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15]!;
      const y = words[i - 2]!;
      const small0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
      const small1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
      words[i] = words[i - 16]! + small0 + words[i - 7]! + small1;
    }
    // One by one: this is most of the time that a large file takes.
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let d = state[3]!;
    let e = state[4]!;
    let f = state[5]!;
    let g = state[6]!;
    let h = state[7]!;
    for (let i = 0; i < 64; i++) {
      const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const first = (h + big1 + ((e & f) ^ (~e & g)) + constants[i]! + words[i]!) | 0;
      const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    state[0]! += a;
    state[1]! += b;
    state[2]! += c;
    state[3]! += d;
    state[4]! += e;
    state[5]! += f;
    state[6]! += g;
    state[7]! += h;
  }
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first prime numbers. */
const primes: number[] = [];
for (let next = 2; primes.length < 64; next++) {
  if (primes.every((prime) => next % prime !== 0)) primes.push(next);
}

/** The first 32 bits behind the point. */
const fraction = (value: number) => Math.floor((value % 1) * 2 ** 32);
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
