module github.com/errgen/errgen/examples/stripe

go 1.26

require github.com/stripe/stripe-go/v82 v82.5.1
