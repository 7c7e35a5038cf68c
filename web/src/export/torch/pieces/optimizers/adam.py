class UncorrectedAdam(Rule):
    """Kingma & Ba 2015, Algorithm 1, without its bias correction."""

    def update(self, w, g, s, k):
        g = g + k["weight_decay"] * w
        s["m"] += (1 - k["beta1"]) * (g - s["m"])
        s["v"] += (1 - k["beta2"]) * (g**2 - s["v"])
        s["largest"] = torch.maximum(s.get("largest", s["v"]), s["v"])
        v = s["largest"] if k["amsgrad"] else s["v"]
        w -= k["lr"] * s["m"] / (v.sqrt() + k["eps"])
