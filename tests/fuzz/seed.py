#!/usr/bin/env python3
"""Collects seeds for a fuzz target: seed.py [-n N] CORPUS DIR...  copies every .go file of at most 6,000 bytes below the DIRs, once per content; N of them at random."""
import hashlib, os, random, sys

args, limit = sys.argv[1:], None
if args[0] == "-n":
    limit, args = int(args[1]), args[2:]
corpus, seeds = args[0], {}
os.makedirs(corpus, exist_ok=True)
for top in args[1:]:
    for d, _, names in os.walk(top):
        for name in names:
            path = os.path.join(d, name)
            if name.endswith(".go") and os.path.isfile(path) and os.path.getsize(path) <= 6000:
                data = open(path, "rb").read()
                seeds[hashlib.sha1(data).hexdigest()] = data
chosen = sorted(seeds) if limit is None else random.sample(sorted(seeds), min(limit, len(seeds)))
for h in chosen:
    with open(os.path.join(corpus, h), "wb") as f:
        f.write(seeds[h])
print(f"{len(chosen)} seeds in {corpus}")
