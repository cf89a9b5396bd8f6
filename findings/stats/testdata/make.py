"""Computes reference.json: what reference implementations give for shared input.

    pip install numpy scipy statsmodels krippendorff scikit-learn matplotlib
    pip download convokit==5.0.0 --no-deps && tar xzf convokit-5.0.0.tar.gz
    python make.py convokit-5.0.0/convokit/fighting_words/fightingWords.py > reference.json

Of convokit only the file with the Fightin' Words is loaded, as it was
published; what it imports for cleaning text and for corpora is replaced by
empty stand-ins, as neither is used here: counts go in and z-scores come out.
"""
import contextlib, io, json, math, runpy, sys, types
import numpy as np
import krippendorff, scipy, sklearn, statsmodels
from importlib.metadata import version
from scipy import stats
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(20260309)
out = {"made_with": {p: version(p) for p in ("numpy", "scipy", "statsmodels", "krippendorff", "scikit-learn")} | {"convokit": "5.0.0"}}

# Wilson: statsmodels
cases = [(0, 1), (1, 1), (0, 20), (20, 20), (132, 140), (3, 210), (1, 3), (50, 100), (7, 100000), (99999, 100000)]
cases += [(int(rng.integers(0, n + 1)), n) for n in map(int, rng.integers(1, 5000, 60))]
out["wilson"] = []
for k, n in cases:
    for level in (0.95, 0.9):
        low, high = proportion_confint(k, n, alpha=1 - level, method="wilson")
        out["wilson"].append({"k": k, "n": n, "confidence": level, "low": float(low), "high": float(high)})

# Exact binomial test: scipy
cases = [(0, 1, .5), (1, 1, .5), (5, 10, .5), (9, 10, .5), (132, 135, .5), (3, 210, .5), (0, 40, .5), (40, 40, .5), (7, 20, .1), (2, 20, .37), (5000, 10100, .5), (60, 100000, .0005)]
cases += [(int(rng.integers(0, n + 1)), n, float(rng.choice([.5, .5, .25, .61]))) for n in map(int, rng.integers(1, 400, 80))]
out["binomial"] = [{"k": k, "n": n, "p": p, "pvalue": float(stats.binomtest(k, n, p).pvalue)} for k, n, p in cases]

# Fisher's exact test: scipy
cases = [(5, 5, 0, 5), (132, 140, 3, 210), (0, 10, 0, 10), (10, 10, 10, 10), (1, 10, 9, 10), (0, 3, 1, 1000), (30, 40, 300, 500)]
for _ in range(80):
    n1, n2 = map(int, rng.integers(1, 300, 2))
    p = rng.random()
    cases.append((int(rng.binomial(n1, p)), n1, int(rng.binomial(n2, min(1, p * rng.choice([1, 1, .6])))), n2))
out["fisher"] = [{"k1": a, "n1": b, "k2": c, "n2": d, "pvalue": float(stats.fisher_exact([[a, b - a], [c, d - c]])[1])} for a, b, c, d in cases]

# Benjamini-Hochberg: statsmodels
out["bh"] = []
for n in (1, 2, 5, 40, 300):
    p = rng.random(n) ** rng.choice([1, 3])
    if n == 40:
        p[3] = p[4] = p[5]
    out["bh"].append({"p": p.tolist(), "q": multipletests(p, method="fdr_bh")[1].tolist()})

# Two coders: scikit-learn; several with gaps: krippendorff
out["kappa"] = []
for n, codes, noise in ((30, 2, .2), (200, 5, .4), (60, 3, .05), (50, 4, 1.0)):
    x = rng.integers(0, codes, n)
    y = np.where(rng.random(n) < noise, rng.integers(0, codes, n), x)
    out["kappa"].append({"x": x.tolist(), "y": y.tolist(), "percent": float((x == y).mean()), "kappa": float(cohen_kappa_score(x, y))})

out["alpha"] = []
for coders, n, codes, noise, gaps in ((2, 40, 2, .2, 0), (2, 200, 4, .3, .1), (3, 100, 3, .2, .25), (5, 60, 6, .5, .4), (4, 12, 2, .1, .3)):
    truth = rng.integers(0, codes, n)
    data = np.array([np.where(rng.random(n) < noise, rng.integers(0, codes, n), truth) for _ in range(coders)], dtype=float)
    data[rng.random(data.shape) < gaps] = np.nan
    value = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    # A plain bootstrap of units, for comparison within its own error.
    draws = []
    for _ in range(1500):
        pick = data[:, rng.integers(0, n, n)]
        with contextlib.suppress(ValueError):
            draws.append(krippendorff.alpha(reliability_data=pick, level_of_measurement="nominal", value_domain=list(range(codes))))
    low, high = np.quantile([d for d in draws if not math.isnan(d)], [.025, .975])
    units = [[-1 if math.isnan(v) else int(v) for v in column] for column in data.T]
    out["alpha"].append({"units": units, "alpha": float(value), "low": float(low), "high": float(high)})

# Fightin' Words: convokit's own file
for name in ("cleantext", "convokit", "convokit.model"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["cleantext"].clean = None
sys.modules["convokit"].Transformer = object
sys.modules["convokit.model"].Corpus = sys.modules["convokit.model"].CorpusComponent = None
fighting_words = runpy.run_path(sys.argv[1])["FightingWords"]
out["fighting_words"] = []
for vocabulary, a0 in ((4, 10.0), (30, 50.0), (200, 500.0), (3, 1.0)):
    words = [f"w{i:03d}" for i in range(vocabulary)]
    share = rng.dirichlet(np.ones(vocabulary))
    y1, y2 = rng.multinomial(rng.integers(20, 2000), share), rng.multinomial(rng.integers(20, 2000), rng.dirichlet(np.ones(vocabulary)))
    background = (y1 + y2 + 1) / (y1 + y2 + 1).sum()
    prior = a0 * background
    model = fighting_words(cv=CountVectorizer(vocabulary=words), prior=prior, text_func=lambda s: s)
    texts = [" ".join(w for w, c in zip(words, y) for _ in range(c)) for y in (y1, y2)]
    with contextlib.redirect_stdout(io.StringIO()):
        z = model._bayes_compare_language([texts[0]], [texts[1]])
    out["fighting_words"].append({"y1": y1.tolist(), "y2": y2.tolist(), "prior": prior.tolist(), "z": [float(z[w]) for w in words]})

# Normal tail: scipy; quantiles: numpy; Byar's interval: its published formula
out["normal"] = [{"z": float(z), "p": float(2 * stats.norm.sf(abs(z)))} for z in np.linspace(-6, 6, 25)]
values = np.sort(rng.normal(size=37))
out["quantile"] = {"values": values.tolist(), "p": [0, .025, .5, .9, 1], "q": np.quantile(values, [0, .025, .5, .9, 1]).tolist()}
out["rate"] = []
z = stats.norm.ppf(.975)
for c, exposure in ((0, 3.0), (1, 2.5), (7, 12.0), (132, 88.5)):
    low = 0 if c == 0 else max(0, c * (1 - 1 / (9 * c) - z / (3 * math.sqrt(c))) ** 3)
    high = (c + 1) * (1 - 1 / (9 * (c + 1)) + z / (3 * math.sqrt(c + 1))) ** 3
    exact = [stats.chi2.ppf(.025, 2 * c) / 2 if c else 0, stats.chi2.ppf(.975, 2 * c + 2) / 2]
    out["rate"].append({"count": c, "exposure": exposure, "low": low / exposure, "high": high / exposure, "exact_low": float(exact[0] / exposure), "exact_high": float(exact[1] / exposure)})

# Cochran-Mantel-Haenszel: statsmodels
from statsmodels.stats.contingency_tables import StratifiedTable
out["mantel_haenszel"] = []
for strata in (2, 5, 40):
    tables = []
    for _ in range(strata):
        n1, n2 = map(int, rng.integers(5, 30, 2))
        base = rng.random()
        tables.append({"k1": int(rng.binomial(n1, min(1, base * 1.3))), "n1": n1, "k2": int(rng.binomial(n2, base)), "n2": n2})
    t = StratifiedTable([np.array([[x["k1"], x["n1"] - x["k1"]], [x["k2"], x["n2"] - x["k2"]]], dtype=float) for x in tables])
    out["mantel_haenszel"].append({"strata": tables, "pvalue": float(t.test_null_odds(correction=False).pvalue), "odds": float(t.oddsratio_pooled)})

json.dump(out, sys.stdout, indent=None, separators=(",", ":"))
print()
