"""Circles of origins that hang together by pairs."""


def circles(pairs: set[tuple[int, int]], *, apart: bool) -> list[set[tuple[int, int]]]:
    """Return the pairs, with `apart` each circle of origins by itself: two say 6, two say 9."""
    if not apart:
        return [pairs] if pairs else []
    circle: dict[int, int] = {}
    for a, b in sorted(pairs):
        # Pairs come in order, and every origin's lowest partner before its others.
        low, high = sorted((circle.setdefault(a, a), circle.setdefault(b, circle[a])))
        if low != high:
            circle = {n: low if root == high else root for n, root in circle.items()}
    found: dict[int, set[tuple[int, int]]] = {}
    for a, b in sorted(pairs):
        found.setdefault(circle[a], set()).add((a, b))
    return list(found.values())
