module github.com/errgen/errgen/examples/stytch

go 1.26

require github.com/stytchauth/stytch-go/v18 v18.0.0
