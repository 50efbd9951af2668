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
    # Who amends or rebases our commit leaves us its author, and becomes the committer.
    if [ "$(git log -1 --format='%ae %ce' FETCH_HEAD)" != "$robot $robot" ]; then
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
# A branch of a fork may have the same name: what a stranger proposes is not ours to change.
open=$(gh pr list --head "$tak" --base "$GITHUB_REF_NAME" --state open --limit 1000 --json number,url,isCrossRepository \
    --jq 'map(select(.isCrossRepository | not)) | .[:1][] | "\(.number) \(.url)"')
if [ -n "$open" ]; then
    adres=${open#* }
    open=${open%% *}
    # Who last edited the text, and who last the title.
    # shellcheck disable=SC2016 # the names are those of GraphQL
    anderen=$(gh api graphql --field owner='{owner}' --field repo='{repo}' --field number="$open" --raw-field query='
        query($owner: String!, $repo: String!, $number: Int!) {
            repository(owner: $owner, name: $repo) {
                pullRequest(number: $number) {
                    editor { __typename }
                    timelineItems(itemTypes: RENAMED_TITLE_EVENT, last: 1) { nodes { ... on RenamedTitleEvent { actor { __typename } } } }
                }
            }
        }' --jq '.data.repository.pullRequest | .editor, .timelineItems.nodes[].actor | select(. and .__typename != "Bot") | .__typename')
    if [ -n "$anderen" ]; then
        gh pr comment "$open" --body "Het bestand is bijgewerkt, want het bericht (issue) veranderde. De titel en de tekst van dit voorstel bleven staan: iemand heeft die aangepast."
    else
        gh api --silent --method PATCH "repos/{owner}/{repo}/pulls/$open" --raw-field title="$titel" --field body=@"$map/tekst.md"
    fi
else
    adres=$(gh pr create --base "$GITHUB_REF_NAME" --head "$tak" --title "$titel" --body-file "$map/tekst.md")
fi

# Once for each proposal; an earlier run may have stopped before it said so.
gezegd=$(gh api --paginate "repos/{owner}/{repo}/issues/$nummer/comments?per_page=100" --jq '.[] | select(.user.login == "github-actions[bot]") | .body')
case $gezegd in
*"$adres."*) ;;
*) gh issue comment "$nummer" --body "Dank je wel. Hiervan is een voorstel gemaakt: $adres. Daar staat ook wat er nog mist. De redactie kijkt het na." ;;
esac
