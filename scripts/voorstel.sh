#!/bin/sh
# Proposes one new example: a branch of its own, a pull request, and word of it at the issue.
# Run again for the same issue it brings the proposal up to date, unless somebody worked on it.
#
#   scripts/voorstel.sh NUMMER PAD MAP
#
# NUMMER is of the issue, PAD the place of the file in the repository; MAP holds bestand.md,
# titel.txt and tekst.md. Needs git, gh and GH_TOKEN; GITHUB_REF_NAME is the branch to propose to.
set -eu
nummer=$1 pad=$2 map=$3
robot='41898282+github-actions[bot]@users.noreply.github.com'

# Both come from another job: nothing but a number, and the place of an example.
printf '%s\n' "$nummer" | grep -Eqx '[1-9][0-9]{0,8}' || { echo "Geen nummer van een issue." >&2; exit 1; }
printf '%s\n' "$pad" | grep -Eqx 'content/praktijkvoorbeelden/[a-z0-9]+(-[a-z0-9]+)*\.md' || { echo "Geen plek van een voorbeeld." >&2; exit 1; }
[ "$(printf '%s%s' "$nummer" "$pad" | wc -l)" -eq 0 ] || { echo "Meer dan één regel." >&2; exit 1; }

tak=issue-$nummer
stand=
if git fetch --quiet --depth=1 origin "refs/heads/$tak" 2>/dev/null; then
    stand=$(git rev-parse FETCH_HEAD)
    if [ "$(git log -1 --format=%ae FETCH_HEAD)" != "$robot" ]; then
        echo "Op $tak heeft iemand verder gewerkt. Daar verandert dit niets aan."
        exit 0
    fi
fi

[ ! -e "$pad" ] || { echo "Dit bestand bestaat al." >&2; exit 1; }
git switch --quiet --create "$tak"
cp -- "$map/bestand.md" "$pad"
git add -- "$pad"
git -c user.name='github-actions[bot]' -c user.email="$robot" commit --quiet --message "Add an example, from issue #$nummer"
# Only over what we just saw there, or over nothing.
git push --quiet --force-with-lease="refs/heads/$tak:$stand" origin "HEAD:refs/heads/$tak"

titel=$(cat "$map/titel.txt")
open=$(gh pr list --head "$tak" --state open --limit 1 --json number --jq '.[].number')
if [ -n "$open" ]; then
    gh api --silent --method PATCH "repos/{owner}/{repo}/pulls/$open" --raw-field title="$titel" --field body=@"$map/tekst.md"
else
    adres=$(gh pr create --base "$GITHUB_REF_NAME" --head "$tak" --title "$titel" --body-file "$map/tekst.md")
    gh issue comment "$nummer" --body "Dank je wel. Hiervan is een voorstel gemaakt: $adres. Daar staat ook wat er nog mist. De redactie kijkt het na."
fi
