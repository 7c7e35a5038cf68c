class Lion(Rule):
    """Chen et al. 2023, Algorithm 2."""

    def update(self, w, g, s, k):
        direction = (k["beta1"] * s["m"] + (1 - k["beta1"]) * g).sign()
        s["m"] += (1 - k["beta2"]) * (g - s["m"])
        w -= k["lr"] * (direction + k["weight_decay"] * w)
