# Compares the live documentation with the catalogue. What changed goes into the
# files and into $SUMMARY, and $level says what it means for programs; it is
# empty when nothing changed. It fails when the documentation could not be read
# as a catalogue; nothing is written then.
set -eu
code=0
# $ERRGEN is not quoted: it is a command with its arguments.
$ERRGEN drift --update --diff --format markdown >"$SUMMARY" || code=$?
case $code in
0) verdict="in sync" ;;
1) verdict="the documentation changed" ;;
3) verdict="the documentation could not be read as a catalogue; nothing was written" ;;
*) verdict="failed; the log says why" ;;
esac
# The verdict is not put into $SUMMARY, which errgen keeps as long as GitHub
# takes a description.
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  {
    printf '**errgen drift: %s**\n\n' "$verdict"
    cat "$SUMMARY"
  } >>"$GITHUB_STEP_SUMMARY"
else
  printf 'errgen drift: %s\n\n' "$verdict"
  cat "$SUMMARY"
fi
level=
case $code in
0) ;;
1)
  $ERRGEN generate
  for level in breaking behavior additive text; do
    code=0
    $ERRGEN diff --fail-on "$level" >/dev/null || code=$?
    case $code in
    0) ;;
    1) break ;;
    *) exit "$code" ;;
    esac
  done
  ;;
*) exit "$code" ;;
esac
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  echo "level=$level" >>"$GITHUB_OUTPUT"
fi
