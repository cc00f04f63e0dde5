# Checks that what is checked in agrees with itself. The verdict and the
# difference go into the summary of the job.
set -eu
code=0
$ERRGEN check >"$SUMMARY" || code=$? # not quoted: a command with its arguments
cat "$SUMMARY"
case $code in
0) verdict="all is current" ;;
1) verdict="not current; the log names the command that repairs it" ;;
3) verdict="the saved documentation cannot be read as a catalogue; the log says why" ;;
*) verdict="failed; the log says why" ;;
esac
{
  printf '**errgen check: %s**\n\n' "$verdict"
  # Four spaces make a line code, whatever it says; a CR would begin another.
  tr '\r' ' ' <"$SUMMARY" | sed -e '201,$d' -e 's/^/    /'
} >>"$GITHUB_STEP_SUMMARY"
exit "$code"
