# Compares the live documentation with the catalogue, and opens or updates one
# pull request with what changed. It fails when the documentation could not be
# read as a catalogue; nothing is written then.
set -euo pipefail
summary=$(mktemp)
code=0
$ERRGEN drift --update --diff --format markdown >"$summary" || code=$?
cat "$summary" >>"$GITHUB_STEP_SUMMARY"
case $code in
0) exit 0 ;;
1) ;;
*) exit "$code" ;;
esac
$ERRGEN generate
for level in breaking behavior additive text; do
  code=0
  $ERRGEN diff --fail-on "$level" >"$RUNNER_TEMP/diff.txt" || code=$?
  case $code in
  0) ;;
  1) break ;;
  *) exit "$code" ;;
  esac
done
title="errgen: the documentation changed ($level)"
git switch -C errgen/drift
git add --all
git -c user.name=errgen -c user.email=errgen@users.noreply.github.com commit -m "$title"
git push --force origin errgen/drift
gh label create "errgen: $level" --force --description "What the change of the error documentation means for programs"
# A fork may have a branch of the same name: its pull request is not ours.
number=$(gh pr list --head errgen/drift --state open --json number,isCrossRepository \
  --jq 'map(select(.isCrossRepository | not)) | .[0].number // empty')
if [ -n "$number" ]; then
  for other in breaking behavior additive text; do
    if [ "$other" != "$level" ]; then
      gh pr edit "$number" --remove-label "errgen: $other" || true # it may have none
    fi
  done
  gh pr edit "$number" --title "$title" --body-file "$summary" --add-label "errgen: $level"
else
  gh pr create --head errgen/drift --title "$title" --body-file "$summary" --label "errgen: $level"
fi
