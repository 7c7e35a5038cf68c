def xor(random, samples, noise):
    """Opposite quadrants belong together."""
    bits = random.bits(samples, 8)
    side = 2.0 * (bits[:, :2] % np.uint64(2)) - 1
    u = fraction(bits[:, 2:]).reshape(samples, 2, 3)
    x = side * (0.05 + 0.95 * u[..., 0]) + noise * bell(u[..., 1:])
    return x, (side[:, 0] != side[:, 1]).astype(int)
