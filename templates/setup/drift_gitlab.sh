code=0
go tool errgen drift --update --diff --format markdown >errgen-drift.md || code=$?
cat errgen-drift.md
case $code in
0) exit 0 ;;
1) ;;
*) exit "$code" ;;
esac
go tool errgen generate
unlabel=()
level=
for each in breaking behavior additive text; do
  code=0
  test -n "$level" || go tool errgen diff --fail-on "$each" >/dev/null || code=$?
  case $code in
  0) unlabel+=(-o "merge_request.unlabel=errgen: $each") ;;
  1) level=$each ;;
  *) exit "$code" ;;
  esac
done
title="errgen: the documentation changed ($level)"
said=$(mktemp)
git switch -C errgen/drift
git add --all -- ':(top)' ':!errgen-drift.md'
git -c user.name=errgen -c user.email=errgen@noreply.invalid commit -m "$title"
git push --force \
  -o merge_request.create -o merge_request.target="$CI_DEFAULT_BRANCH" \
  -o merge_request.title="$title" -o merge_request.label="errgen: $level" "${unlabel[@]}" \
  -o merge_request.description="What changed is in the artifact errgen-drift.md of $CI_JOB_URL." \
  "https://errgen:$ERRGEN_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" errgen/drift 2>&1 | tee "$said"
number=$(sed -n 's|.*/merge_requests/\([0-9][0-9]*\) *$|\1|p' "$said" | head -n 1)
if [ -n "$number" ]; then
  curl --fail --silent --show-error --output /dev/null --request PUT --header "PRIVATE-TOKEN: $ERRGEN_TOKEN" \
    --data-urlencode "description@errgen-drift.md" "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$number"
fi
