def adam_direction(g, s, k, eps):
    s["m"] += (1 - k["beta1"]) * (g - s["m"])
    s["v"] += (1 - k["beta2"]) * (g**2 - s["v"])
    m, v = s["m"] / (1 - k["beta1"] ** s["t"]), s["v"] / (1 - k["beta2"] ** s["t"])
    return m / (v.sqrt() + eps)
