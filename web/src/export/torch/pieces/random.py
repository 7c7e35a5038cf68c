class Random:
    """Descent Lab's random numbers: SplitMix64 (Steele, Lea & Flood 2014)."""

    GOLDEN = np.uint64(0x9E3779B97F4A7C15)

    def __init__(self, stream):
        self.state = self.mix(self.mix(np.array([SEED], np.uint64)) + np.uint64(stream))

    @staticmethod
    def mix(z):
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))

    def bits(self, *shape):
        """Whole numbers of 64 bits each."""
        states = self.state + self.GOLDEN * np.arange(math.prod(shape) + 1, dtype=np.uint64)
        self.state = states[-1:]
        return self.mix(states[1:]).reshape(shape)

    def uniform(self, *shape):
        """At least 0 and below 1, from the upper 53 bits."""
        return fraction(self.bits(*shape))

    def normal(self, *shape):
        return bell(self.uniform(*shape, 2))

    def shuffle(self, items):
        """Fisher & Yates, from the end."""
        last = np.arange(len(items) - 1, 0, -1, dtype=np.uint64)
        for i, j in zip(last.tolist(), (self.bits(len(last)) % (last + np.uint64(1))).tolist()):
            items[i], items[j] = items[j], items[i]
