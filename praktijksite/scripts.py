"""Which scripts a page needs: those that its templates call by `data-module`, and all that these import.

Told in the head of the page, so that the browser need not find out one by one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping

MAIN = "main.js"
_MODULE = re.compile(r'data-module="([-\w]+)"')
_TEMPLATE = re.compile(r"""\{%-?\s*(?:extends|from|include|import)\s+["']([^"']+)["']""")
_IMPORT = re.compile(r"""^import [^'"]*['"](\.[^'"]+)['"]""", re.MULTILINE)
_COMPONENT = re.compile(r"""'?([-\w]+)'?: \(\) => import\('\./([^']+)'\)""")


def needed(scripts: Mapping[str, str], templates: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return for each page template the names of the scripts that it needs, beside the first.

    *scripts* and *templates* are texts by name: 'components/zoek-lijst.js', 'pages/home.html'.
    Raises KeyError for a module, script or template that does not exist.
    """
    components = dict(_COMPONENT.findall(scripts[MAIN]))

    def imports(name: str) -> Iterable[str]:
        return (posixpath.normpath(posixpath.join(posixpath.dirname(name), found)) for found in _IMPORT.findall(scripts[name]))

    found = {}
    for page in sorted(name for name in templates if name.startswith("pages/")):
        texts = [templates[name] for name in _closure([page], lambda name: _TEMPLATE.findall(templates[name]))]
        modules = {components[module] for text in texts for module in _MODULE.findall(text)}
        found[page] = tuple(sorted(_closure(modules, imports)))
    return found


def _closure(names: Iterable[str], leads_to: Callable[[str], Iterable[str]]) -> set[str]:
    """Return *names*, all that they lead to, all that those lead to, and so on."""
    found: set[str] = set()
    rest = list(names)
    while rest:
        name = rest.pop()
        if name not in found:
            found.add(name)
            rest += leads_to(name)
    return found
