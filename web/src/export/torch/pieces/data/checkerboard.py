def checkerboard(random, samples, noise):
    """Sixteen squares of two colours."""
    u = random.uniform(samples, 6)
    x = 2 * u[:, :2] - 1
    y = np.floor(2 * (x + 1)).sum(axis=1) % 2
    return x + noise * bell(u[:, 2:].reshape(samples, 2, 2)), y
