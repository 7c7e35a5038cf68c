class Lamb(Rule):
    """You et al. 2020, Algorithm 2."""

    def update(self, w, g, s, k):
        u = adam_direction(g, s, k, k["eps"]) + k["weight_decay"] * w
        size, length = w.norm(), u.norm()
        ratio = size / length if size > 0 and length > 0 else 1
        w -= k["lr"] * ratio * u
