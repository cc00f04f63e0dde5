module github.com/stytchauth/stytch-go/v18

go 1.18
