package propose

// SetLimits sets what a proposal has at the least to be sure, and returns what that
// was.
func SetLimits(context, failing, rival float64) (oldContext, oldFailing, oldRival float64) {
	old := sure
	sure = limits{context, failing, rival}
	return old.context, old.failing, old.rival
}
