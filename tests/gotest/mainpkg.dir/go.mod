module ex/mainpkg

go 1.26
