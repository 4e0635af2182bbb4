module ex.com/embed

go 1.26
