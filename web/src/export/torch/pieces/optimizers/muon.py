class Muon(Rule):
    """Jordan et al. 2024: matrices get orthogonal steps, the rest AdamW's."""

    def update(self, w, g, s, k):
        w *= 1 - k["lr"] * k["weight_decay"]
        if w.dim() != 2:
            w -= k["lr"] * adam_direction(g, s, k, k["adamw_eps"])
            return
        s["m"] += (1 - k["momentum"]) * (g - s["m"])
        x = g + k["momentum"] * (s["m"] - g) if k["nesterov"] else s["m"]
        rows, columns = w.shape
        x = x if rows <= columns else x.T
        x = x / x.norm().clamp(min=k["eps"])
        for _ in range(k["ns_steps"]):  # Newton and Schulz: all singular values towards 1
            a = x @ x.T
            x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
        scale = {
            "original": math.sqrt(max(1, rows / columns)),
            "match_rms_adamw": 0.2 * math.sqrt(max(rows, columns)),
        }[k["adjust_lr"]]
        w -= k["lr"] * scale * (x if rows <= columns else x.T)
