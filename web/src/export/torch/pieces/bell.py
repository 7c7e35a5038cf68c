def bell(u):
    """Standard normal numbers of pairs of uniform ones (Box & Muller 1958)."""
    return np.sqrt(-2 * np.log1p(-u[..., 0])) * np.cos(2 * np.pi * u[..., 1])
