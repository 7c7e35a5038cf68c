class Lars(Rule):
    """You, Gitman & Ginsburg 2017, Algorithm 1."""

    def update(self, w, g, s, k):
        size, slope, ratio = w.norm(), g.norm(), 1
        if size > 0 and slope > 0:
            ratio = k["trust_coefficient"] * size
            ratio = ratio / (slope + k["weight_decay"] * size + k["eps"])
        s["v"] *= k["momentum"]
        s["v"] += k["lr"] * ratio * (g + k["weight_decay"] * w)
        w -= s["v"]
