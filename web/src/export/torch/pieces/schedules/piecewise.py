def piecewise(base, t, points, interpolation):
    """Rates that were set by hand, whatever the base"""
    if interpolation == "linear":
        return np.interp(t, *zip(*points))
    return [rate for start, rate in points if start <= t or start == points[0][0]][-1]
