def warmup_stable_decay(base, t, decay_fraction, decay, min_lr):
    """Hu et al. 2024, section 4"""
    u = max(0, 1 - (STEPS - t) / (STEPS * decay_fraction))
    left = {"linear": 1 - u, "cosine": (1 + math.cos(math.pi * u)) / 2, "sqrt": 1 - math.sqrt(u)}
    return min_lr + (base - min_lr) * left[decay]
