# What changed goes on a branch of its own, as one commit. What others committed
# on that branch is never replaced.
set -eu
branch=errgen/drift
bot=errgen@users.noreply.github.com

# say prints a line, and adds it to the summary of the job.
say() {
  printf '%s\n' "$1"
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    printf '\n%s\n' "$1" >>"$GITHUB_STEP_SUMMARY"
  fi
}

# with_token runs git with the token, which it takes from the environment: a
# command line is there for every process to read.
with_token() {
  GIT_TERMINAL_PROMPT=0 git -c credential.helper= \
    -c credential.helper='!f() { echo username=x-access-token; echo "password=$ERRGEN_TOKEN"; }; f' "$@"
}

# fetch_branch fetches the branch as refs/errgen/seen. It needs the history to
# say which commits the branch adds.
fetch_branch() {
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    with_token fetch --quiet --no-tags --unshallow "$remote" "$base"
  fi
  with_token fetch --quiet --no-tags "$remote" "+refs/heads/$branch:refs/errgen/seen"
}

# push_branch commits what changed and pushes it to $remote, with the options
# that it is given. What git says is in the file $pushed.
push_branch() {
  base=$(git rev-parse HEAD)
  git switch --quiet -C "$branch"
  git add --all -- ':(top)' ':(top,exclude,glob)**/.errgen-*' ':(top,exclude,glob)**/errgen-drift.md'
  git -c user.name=errgen -c user.email="$bot" commit --quiet -m "errgen: the documentation changed ($level)"
  pushed=$(mktemp)
  there=$(with_token ls-remote "$remote" "refs/heads/$branch")
  seen=
  if [ -n "$there" ]; then
    fetch_branch
    seen=$(git rev-parse refs/errgen/seen)
    new=$(git cherry refs/errgen/seen HEAD "$base")
    if [ "${new#+}" = "$new" ]; then # the branch has that commit, or one with the same change
      say "The branch $branch has this change already: nothing was pushed."
      return
    fi
    committers=$(git log --format='%ae %ce' "$base..refs/errgen/seen")
    if printf '%s\n' "$committers" | grep -q -v -x -F -e "$bot $bot" -e ''; then
      say "Stopped: the branch $branch has commits that errgen did not make. They are kept, and nothing was pushed. Merge the branch, or delete it if they are not needed, and run this job again."
      exit 1
    fi
  fi
  code=0
  # The lease refuses the push if somebody pushed since the commits were read.
  with_token push --force-with-lease="$branch:$seen" "$@" "$remote" "refs/heads/$branch" >"$pushed" 2>&1 || code=$?
  cat "$pushed"
  if [ "$code" != 0 ]; then
    say "Stopped: the branch $branch could not be pushed, and is as it was; the log says why."
    exit "$code"
  fi
}
