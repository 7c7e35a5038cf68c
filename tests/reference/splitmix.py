"""The project's random numbers, as core/include/descent/random.hpp describes them."""

import math

ORDER, DROPOUT, LANDSCAPE, GRADIENT = 4, 5, 6, 7  # the streams
MASK = 2**64 - 1


class Random:
    """SplitMix64 (Steele, Lea & Flood 2014)."""

    def __init__(self, seed, stream):
        self.state = _mix(_mix(seed) + stream & MASK)

    def bits(self):
        self.state = self.state + 0x9E3779B97F4A7C15 & MASK
        return _mix(self.state)

    def uniform(self):
        return (self.bits() >> 11) * 2.0**-53

    def normal(self):
        """Box & Muller 1958, without the sine twin."""
        radius = math.sqrt(-2 * math.log1p(-self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())

    def below(self, n):
        """Uniform in 0 … n − 1: numbers below 2^64 mod n are drawn again."""
        r = self.bits()
        while r < 2**64 % n:
            r = self.bits()
        return r % n

    def shuffle(self, items):
        """Fisher & Yates, from the end."""
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


def _mix(z):
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
    return z ^ z >> 31
