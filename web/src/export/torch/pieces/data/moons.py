def moons(random, samples, noise):
    """Two half circles that reach into each other."""
    u = random.uniform(samples, 5)
    y = np.arange(samples) % 2
    angle = np.pi * u[:, 0]
    x1 = np.where(y == 0, np.cos(angle), 1 - np.cos(angle)) + noise * bell(u[:, 1:3])
    x2 = np.where(y == 0, np.sin(angle), 0.5 - np.sin(angle)) + noise * bell(u[:, 3:5])
    return np.stack([x1, x2], axis=1), y
