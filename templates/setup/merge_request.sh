# Pushes what changed; GitLab opens the merge request or brings it up to date.
if [ -z "$level" ]; then
  exit 0
fi
remote="$CI_SERVER_URL/$CI_PROJECT_PATH.git"
set -- -o merge_request.create -o "merge_request.target=$CI_DEFAULT_BRANCH" \
  -o "merge_request.title=errgen: the documentation changed ($level)" -o "merge_request.label=errgen: $level"
for other in breaking behavior additive text; do
  if [ "$other" != "$level" ]; then
    set -- "$@" -o "merge_request.unlabel=errgen: $other"
  fi
done
push_branch "$@" -o "merge_request.description=What changed is in the artifact errgen-drift.md of $CI_JOB_URL."
number=$(sed -n -e 's|.*/merge_requests/\([0-9][0-9]*\) *$|\1|p' "$pushed" | head -n 1)
if [ -n "$number" ]; then
  printf 'header = "PRIVATE-TOKEN: %s"\n' "$ERRGEN_TOKEN" |
    curl --config - --fail --silent --show-error --output /dev/null --request PUT \
      --data-urlencode "description@$SUMMARY" "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$number"
fi
