def warm_up(schedule, steps):
    """At first the rate climbs in a straight line to what the schedule says."""
    return lambda base, t: schedule(base, t) * min(1, (t + 1) / steps)
