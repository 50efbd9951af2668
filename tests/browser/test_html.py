"""The HTML of every page is valid."""

from __future__ import annotations

import os
import shutil
import subprocess

from tests.browser.served import PROJECT, Site

# Two false alarms: read from disk a page has no host that its policy could mean by
# 'self', and JSON-LD is a data block, which no policy stops (HTML, "prepare the script element").
FALSE_ALARM = ".*(Resource|Inline script) violates Content Security Policy.*"
VNU = PROJECT / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_nu_html_checker_finds_no_error(whole: Site) -> None:
    """The Nu Html Checker has no error and no warning for any page."""
    java = os.environ.get("JAVA") or shutil.which("java")
    assert java, "Java ontbreekt: draai 'make test'."
    command = [java, "-jar", str(VNU), "--skip-non-html", "--format", "gnu", "--filterpattern", FALSE_ALARM, str(whole.folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [line.replace(str(whole.folder), "") for line in run.stderr.splitlines() if line.strip()]
    assert found == [], "\n".join(found[:20])
