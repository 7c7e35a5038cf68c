def circle(random, samples, noise):
    """A disc inside a ring."""
    u = random.uniform(samples, 6)
    y = np.arange(samples) % 2
    radius = np.where(y == 0, 0.5 * u[:, 0], 0.7 + 0.3 * u[:, 0])
    angle = 2 * np.pi * u[:, 1]
    x1 = radius * np.cos(angle) + noise * bell(u[:, 2:4])
    x2 = radius * np.sin(angle) + noise * bell(u[:, 4:6])
    return np.stack([x1, x2], axis=1), y
