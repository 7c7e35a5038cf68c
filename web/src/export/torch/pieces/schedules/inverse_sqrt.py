def inverse_sqrt(base, t, timescale):
    """Vaswani et al. 2017, eq. 3"""
    return base * math.sqrt(timescale / max(t + 1, timescale))
