def plane(random, samples, noise):
    """A tilted plane."""
    u = random.uniform(samples, 4)
    x = 2 * u[:, :2] - 1
    return x, x.sum(axis=1) / 2 + noise * bell(u[:, 2:])
