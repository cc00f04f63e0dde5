module github.com/errgen/errgen

go 1.26
