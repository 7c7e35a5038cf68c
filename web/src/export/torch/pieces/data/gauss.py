def gauss(random, samples, noise):
    """Two round clouds."""
    u = random.uniform(samples, 4)
    y = np.arange(samples) % 2
    return (y - 0.5)[:, None] + noise * bell(u.reshape(samples, 2, 2)), y
