# Pushes what changed, and opens a pull request or brings the open one up to date.
remote=origin
push_branch
title="errgen: the documentation changed ($level)"
export GH_TOKEN="$ERRGEN_TOKEN"
gh label create "errgen: $level" --force --description "What the change of the error documentation means for programs"
# A fork may have a branch of the same name: its pull request is not ours.
number=$(gh pr list --head "$branch" --state open --json number,isCrossRepository \
  --jq 'map(select(.isCrossRepository | not)) | .[0].number // empty')
if [ -n "$number" ]; then
  for other in breaking behavior additive text; do
    if [ "$other" != "$level" ]; then
      gh pr edit "$number" --remove-label "errgen: $other" || true # it may have none
    fi
  done
  gh pr edit "$number" --title "$title" --body-file "$SUMMARY" --add-label "errgen: $level"
  say "Pull request: #$number"
else
  url=$(gh pr create --head "$branch" --title "$title" --body-file "$SUMMARY" --label "errgen: $level")
  say "Pull request: $url"
fi
