def sine(random, samples, noise):
    """Two periods of a sine."""
    u = random.uniform(samples, 3)
    x = 4 * u[:, 0] - 2
    return x[:, None], np.sin(np.pi * x) + noise * bell(u[:, 1:])
