def hills(random, samples, noise):
    """Six bumps of alternating sign."""
    u = random.uniform(samples, 4)
    x = 2 * u[:, :2] - 1
    y = noise * bell(u[:, 2:])
    for x1, x2, height in (
        (-0.6, 0.4, 1), (0, 0.6, -1), (0.6, 0.4, 1),
        (-0.6, -0.4, -1), (0, -0.6, 1), (0.6, -0.4, -1),
    ):  # fmt: skip
        squares = (x[:, 0] - x1) ** 2 + (x[:, 1] - x2) ** 2
        y += height * np.exp(-squares / (2 * 0.35**2))
    return x, y
