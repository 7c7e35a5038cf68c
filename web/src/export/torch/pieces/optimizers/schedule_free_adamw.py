class ScheduleFreeAdamW(Rule):
    """Defazio et al. 2024, Algorithm 1: w is y there, and x, an average, is what is evaluated."""

    def update(self, w, g, s, k):
        if s["t"] == 1:
            s["z"], s["average"], s["weight"] = w.clone(), w.clone(), 0
        rate = k["lr"] * math.sqrt(1 - k["beta2"] ** s["t"])
        s["v"] += (1 - k["beta2"]) * (g**2 - s["v"])
        s["z"] -= rate * (g / (s["v"].sqrt() + k["eps"]) + k["weight_decay"] * w)
        s["weight"] += rate**2
        share = rate**2 / s["weight"] if rate > 0 else 0
        s["average"] += share * (s["z"] - s["average"])
        w.copy_(s["z"] + k["beta1"] * (s["average"] - s["z"]))
