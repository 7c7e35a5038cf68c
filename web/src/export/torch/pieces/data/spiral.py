def spiral(random, samples, noise):
    """Two arms of 1.75 turns, half a turn apart."""
    u = random.uniform(samples, 5)
    y = np.arange(samples) % 2
    along = np.sqrt(u[:, 0])
    angle = 2 * np.pi * (1.75 * along + y / 2)
    x1 = along * np.sin(angle) + noise * bell(u[:, 1:3])
    x2 = along * np.cos(angle) + noise * bell(u[:, 3:5])
    return np.stack([x1, x2], axis=1), y
